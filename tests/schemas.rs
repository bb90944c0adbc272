//! What other programs read is as its schema says.

use std::process::Command;

use jsonschema::Validator;
use serde_json::Value;

/// A paper with findings of every severity, with fixes and with a place in several pieces.
const PAPER: &str = "\
The port grew (Okafor et. al., 2007), and others doubt it (Duarte, 2019; Duarte, 2019).
بندرها در جنوب (کرمی, 1394) خراب شد (Duarte, 2018).

References

Duarte, L. (2019). Coastal towns. Lisbon: Mar.
Weir, A. (2010). Rain & \"fog\" <b>. Oslo: Vann. http: //example.org/rain
Lee, H., & Abara, N. (2003). Rivers. Sea Studies, 12, 93-29.
";

fn output(format: &str, more: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("der größte.md"), PAPER).unwrap();
    std::fs::write(folder.path().join("b.txt"), "Nothing.").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_reconcite"))
        .args(["check", "der größte.md", "b.txt", "--format", format])
        .args(more)
        .current_dir(folder.path())
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
fn holds(schema: &Value, value: &Value) {
    let validator: Validator = jsonschema::validator_for(schema).unwrap();
    let faults: Vec<String> =
        validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn the_json_is_as_the_schema_that_we_ship_says() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/schema/report.json");
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    for more in [&[][..], &["--explain-match"]] {
        let papers: Vec<Value> = serde_json::from_str(&output("json", more)).unwrap();
        assert_eq!(papers.len(), 2);
        assert!(papers[0]["diagnostics"].as_array().unwrap().iter().any(|finding| finding["fix"].is_object()));
        papers.iter().for_each(|paper| holds(&schema, paper));
    }
    let wrong = serde_json::json!({ "schema": "one" });
    assert!(!jsonschema::validator_for(&schema).unwrap().is_valid(&wrong));
}

/// The schema is not ours to ship. `SARIF_SCHEMA=sarif-2.1.0.json cargo test --test schemas` names the file that is at
/// <https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json>.
#[test]
fn sarif_is_as_its_schema_says() {
    let value: Value = serde_json::from_str(&output("sarif", &[])).unwrap();
    let run = &value["runs"][0];
    assert_eq!((&value["version"], &run["columnKind"]), (&"2.1.0".into(), &"unicodeCodePoints".into()));
    assert!(run["results"].as_array().unwrap().iter().any(|result| result["fixes"].is_array()));
    let Some(path) = std::env::var_os("SARIF_SCHEMA") else {
        eprintln!("skipped: SARIF_SCHEMA names no file");
        return;
    };
    // The first edition has a bracket too many in a pattern.
    let schema = std::fs::read_to_string(path).unwrap().replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
    holds(&serde_json::from_str(&schema).unwrap(), &value);
}

/// What `xmllint` needs to know of JUnit's XML, after <https://github.com/testmoapp/junitxml>.
const JUNIT: &str = r#"<?xml version="1.0"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:element name="testsuites"><xs:complexType><xs:sequence>
<xs:element name="testsuite" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
<xs:element name="testcase" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:choice minOccurs="0">
<xs:element name="failure"><xs:complexType><xs:simpleContent><xs:extension base="xs:string">
<xs:attribute name="type" type="xs:string"/><xs:attribute name="message" type="xs:string"/>
</xs:extension></xs:simpleContent></xs:complexType></xs:element>
<xs:element name="system-out" type="xs:string"/>
</xs:choice><xs:attribute name="classname" type="xs:string"/><xs:attribute name="name" type="xs:string" use="required"/>
</xs:complexType></xs:element></xs:sequence>
<xs:attribute name="name" type="xs:string" use="required"/>
<xs:attribute name="tests" type="xs:nonNegativeInteger" use="required"/>
<xs:attribute name="failures" type="xs:nonNegativeInteger" use="required"/>
</xs:complexType></xs:element></xs:sequence><xs:attribute name="name" type="xs:string"/></xs:complexType></xs:element>
</xs:schema>
"#;

/// The same for Checkstyle's, after its own `XMLLogger`.
const CHECKSTYLE: &str = r#"<?xml version="1.0"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:element name="checkstyle"><xs:complexType><xs:sequence>
<xs:element name="file" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
<xs:element name="error" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
<xs:attribute name="line" type="xs:positiveInteger" use="required"/>
<xs:attribute name="column" type="xs:positiveInteger"/>
<xs:attribute name="severity" use="required"><xs:simpleType><xs:restriction base="xs:string">
<xs:enumeration value="error"/><xs:enumeration value="warning"/><xs:enumeration value="info"/>
</xs:restriction></xs:simpleType></xs:attribute>
<xs:attribute name="message" type="xs:string" use="required"/><xs:attribute name="source" type="xs:string" use="required"/>
</xs:complexType></xs:element></xs:sequence><xs:attribute name="name" type="xs:string" use="required"/>
</xs:complexType></xs:element></xs:sequence><xs:attribute name="version" type="xs:string" use="required"/>
</xs:complexType></xs:element>
</xs:schema>
"#;

#[test]
fn xml_is_as_its_schema_says() {
    for (format, schema) in [("junit", JUNIT), ("checkstyle", CHECKSTYLE)] {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("schema.xsd"), schema).unwrap();
        std::fs::write(folder.path().join("report.xml"), output(format, &[])).unwrap();
        let run = Command::new("xmllint")
            .args(["--noout", "--schema", "schema.xsd", "report.xml"])
            .current_dir(folder.path())
            .output();
        let Ok(run) = run else {
            eprintln!("skipped: xmllint is not installed");
            return;
        };
        assert!(run.status.success(), "{format}: {}", String::from_utf8_lossy(&run.stderr));
    }
}
