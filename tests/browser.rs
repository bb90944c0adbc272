//! The report as a web page, in a browser: what clicks and keys do. Skipped where Chromium is not installed.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

const BROWSERS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// Clicks through the report and writes down what came of it. Timers let the browser follow a link.
const SCRIPT: &str = r##"
<script>
const result = { errors: [] };
window.onerror = (message) => { result.errors.push(String(message)); };
const all = (selector) => [...document.querySelectorAll(selector)];
const rest = () => new Promise((done) => setTimeout(done, 60));
const shown = () => all(".finding").filter((one) => one.getClientRects().length > 0);
(async () => {
  await rest();
  result.findings = shown().length;
  const form = document.querySelector("form.filter");
  const rules = form ? [...form.querySelectorAll("option")].map((one) => one.value).filter(Boolean) : [];
  result.rules = rules;
  if (rules.length > 0) {
    const choose = (value) => {
      form.querySelector("select").value = value;
      form.dispatchEvent(new Event("change"));
    };
    choose(rules[0]);
    result.filtered = [...new Set(shown().map((one) => one.dataset.rule))];
    result.said = form.querySelector("output").textContent;
    choose("");
    form.querySelector('[data-step="next"]').click();
    result.focused = document.activeElement.id === shown()[0].id;
  }
  const cite = all("a[href*='-e']").find((one) => one.id || one.closest("[id]"));
  if (cite) {
    cite.click();
    await rest();
    const entry = document.querySelector(":target");
    result.entry = entry && entry.textContent.slice(0, 24).trim();
    const back = entry && (entry.querySelector("a[href*='-c']") || document.querySelector("a[href*='-c']"));
    back.click();
    await rest();
    const target = document.querySelector(":target");
    result.back = target && target.textContent.trim();
  }
  const ids = all("[id]").map((one) => one.id);
  result.twice = ids.length - new Set(ids).size;
  result.dangling = all("a[href^='#']").filter((one) => !document.getElementById(one.hash.slice(1))).length;
  const named = (one) => one.innerText || one.ariaLabel || (one.labels && one.labels.length) || one.hasAttribute("aria-labelledby");
  result.nameless = all("a, button, select, input").filter((one) => one.getClientRects().length > 0 && !named(one)).length;
  const described = all("[aria-labelledby], [aria-describedby]");
  const points = (one) => ((one.getAttribute("aria-labelledby") || "") + " " + (one.getAttribute("aria-describedby") || "")).trim().split(/\s+/);
  result.pointless = described.filter((one) => points(one).some((id) => !document.getElementById(id))).length;
  result.keyboard = all(".finding, a, button, select, input").filter((one) => one.tabIndex < -1).length;
  const gap = (one, entry) => getComputedStyle(entry.target).direction === "rtl" ? entry.right - one.right : one.left - entry.left;
  const box = (one) => Object.assign(one.getBoundingClientRect(), { target: one });
  const astray = (one) => gap(box(one), box(one.parentElement)) > 40;
  result.astray = all(".back").filter(astray).length;
  result.fetched = performance.getEntriesByType("resource").length;
  result.wide = document.documentElement.scrollWidth > window.innerWidth;
  result.done = true;
  const out = document.createElement("script");
  out.type = "application/json";
  out.id = "result";
  out.textContent = JSON.stringify(result);
  document.body.append(out);
})();
</script>
"##;

/// What the script wrote down; `None` where no browser is installed.
fn browse(paper: &str, width: u32) -> Option<Value> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("paper.txt"), paper).unwrap();
    let run =
        |program: &str, arguments: &[&str]| Command::new(program).args(arguments).current_dir(folder.path()).output();
    run(env!("CARGO_BIN_EXE_reconcite"), &["check", "paper.txt", "-fhtml", "--output", "report.html"]).unwrap();
    let page = std::fs::read_to_string(folder.path().join("report.html")).unwrap();
    std::fs::write(folder.path().join("test.html"), page.replace("</body>", &format!("{SCRIPT}</body>"))).unwrap();
    let address = format!("file://{}", folder.path().canonicalize().unwrap().join("test.html").display());
    let profile = format!("--user-data-dir={}", folder.path().join("profile").display());
    let size = format!("--window-size={width},900");
    let arguments = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        &profile,
        &size,
        "--virtual-time-budget=4000",
        "--dump-dom",
        &address,
    ];
    let Some(output) = BROWSERS.iter().find_map(|browser| run(browser, &arguments).ok()) else {
        eprintln!("skipped: no Chromium is installed");
        return None;
    };
    let dom = String::from_utf8_lossy(&output.stdout);
    let start = dom.rfind("id=\"result\">").unwrap_or_else(|| panic!("{}", String::from_utf8_lossy(&output.stderr)));
    let json = &dom[start + "id=\"result\">".len()..];
    Some(serde_json::from_str(&json[..json.find("</script>").unwrap()]).unwrap())
}

#[track_caller]
fn is_sound(result: &Value) {
    assert_eq!(result["done"], true, "{result}");
    assert_eq!(result["errors"], serde_json::json!([]), "{result}");
    for fault in ["twice", "dangling", "nameless", "pointless", "keyboard", "astray", "fetched"] {
        assert_eq!(result[fault], 0, "{fault}: {result}");
    }
    assert_eq!(result["wide"], false, "{result}");
}

fn paper(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/papers").join(name)).unwrap()
}

#[test]
fn findings_are_filtered_and_citations_lead_to_entries_and_back() {
    let Some(result) = browse(&paper("de-author-date.txt"), 1280) else { return };
    is_sound(&result);
    assert!(result["findings"].as_u64().unwrap() > 0, "{result}");
    assert_eq!(result["filtered"][0], result["rules"][0], "{result}");
    assert_eq!(result["filtered"].as_array().map(Vec::len), Some(1), "{result}");
    assert_eq!(result["focused"], true, "{result}");
    assert_eq!((&result["entry"], &result["back"]), (&"Velten, Margit (2015): S".into(), &"Velten 2015, S. 12".into()));
}

#[test]
fn text_from_right_to_left_and_a_narrow_window_are_sound() {
    let Some(result) = browse(&paper("fa-author-date.txt"), 500) else { return };
    is_sound(&result);
}

#[test]
fn papers_without_anything_and_with_much_are_sound() {
    let Some(result) = browse("Nothing here.\n", 1280) else { return };
    is_sound(&result);
    let long = paper("es-author-date.txt").repeat(40);
    is_sound(&browse(&long, 1280).unwrap());
}
