//! Splits Chinese, Japanese and Korean names, which are written without a space.

use crate::model::Name;

/// Splits the Chinese, Japanese or Korean names of a piece, which are written without spaces.
pub fn read(text: &str, names: &mut Vec<Name>) {
    const DOUBLE: &[&str] = &[
        "欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒",
        "东方", "南宮", "남궁", "황보", "제갈", "선우", "사공", "독고",
    ];
    const MARKS: [&str; 8] = ["編著", "编著", "主編", "主编", "監修", "編集", "編", "编"];
    const SHORT: &str = "林森原東南北西関堀辻岡島星角谷泉菅堺峰柳滝畑桂浜港秦平今沖奥乾榊";
    const ORGANISATION: &[&str] = &[
        "大学",
        "大學",
        "学院",
        "研究",
        "中心",
        "协会",
        "協會",
        "委员会",
        "委員会",
        "委員會",
        "公司",
        "银行",
        "政府",
        "部",
        "局",
        "院",
        "省",
        "庁",
        "会",
        "社",
        "기구",
        "대학교",
        "연구원",
        "평가원",
        "위원회",
        "협회",
        "부",
        "청",
        "원",
    ];
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    // `志水あかね編`: the mark of an editor is no part of the name.
    let unmarked = MARKS.iter().find_map(|mark| text.strip_suffix(mark)).filter(|name| name.chars().count() >= 2);
    let text = unmarked.unwrap_or(text).trim_end();
    let spaced: Vec<&str> = text.split_whitespace().collect();
    if let [family, given] = spaced[..]
        && family.chars().count() <= 3
        && given.chars().count() <= 3
    {
        names.push(Name::person(family, given));
        return;
    }
    let count = text.chars().count();
    const JAPANESE: &[&str] = &[
        "佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "渡邊", "山本", "中村", "小林", "加藤", "吉田", "山田", "佐々",
        "山口", "松本", "井上", "木村", "清水", "山崎", "池田", "橋本", "阿部", "石川", "山下", "中島", "石井", "小川",
        "前田", "岡田", "藤田", "後藤", "長谷", "村上", "近藤", "石田", "遠藤", "青木", "坂本", "斎藤", "福田", "太田",
        "西村", "藤井", "金子", "岡本", "中野", "三浦", "原田", "中川", "松田", "竹内", "小野", "田村", "中山", "和田",
        "上野", "宮崎", "内田", "高木", "土屋", "江口", "江藤", "安藤", "安田", "武田", "馬場", "石原", "高田", "高野",
        "白石", "白井", "金井", "金田", "熊谷",
    ];
    const TRIPLE: &[&str] = &[
        "佐々木",
        "長谷川",
        "五十嵐",
        "大久保",
        "久保田",
        "小野寺",
        "東海林",
        "小笠原",
        "日下部",
        "宇佐美",
        "佐久間",
        "長谷部",
        "波多野",
        "小野田",
        "和久井",
        "海老原",
        "伊集院",
        "御手洗",
        "二階堂",
        "竹之内",
        "山之内",
        "野々村",
        "宇都宮",
        "小早川",
        "久保山",
        "小久保",
        "長谷山",
        "阿久津",
        "安孫子",
        "大河内",
        "喜多村",
        "大河原",
    ];
    let kana = text.chars().any(|c| matches!(c, '\u{3040}'..='\u{30FF}' | '々'));
    // `佐久間亜紀子`
    let triple = TRIPLE.iter().any(|surname| text.starts_with(surname));
    if !((2..=5).contains(&count) || count == 6 && triple)
        || (count > 3
            && ORGANISATION.iter().any(|end| text.ends_with(end))
            && !DOUBLE.iter().any(|double| text.starts_with(double)))
    {
        names.push(Name::literal(text));
        return;
    }
    let hangul = text.chars().next().is_some_and(|c| matches!(c, '\u{AC00}'..='\u{D7AF}'));
    let double = DOUBLE.iter().chain(JAPANESE).any(|surname| text.starts_with(surname));
    let length = if count > 3 && triple {
        3
    } else if double && count > 2 {
        2
    } else if hangul
        || (count == 2 && !kana)
        || text.chars().next().is_some_and(|c| SHORT.contains(c)) && count <= 3 && is_japanese(text)
    {
        1
    } else if is_japanese(text) {
        // `大野由里子`: given names of three characters have an ending that tells them.
        if count == 5 && !text.ends_with(['子', '郎', '美', '紀', '江', '代', '恵', '輔', '香']) {
            3
        } else {
            2
        }
    } else if text.chars().next().is_some_and(is_chinese_surname) || count < 4 {
        1
    } else {
        2
    };
    let at = text.char_indices().nth(length).map_or(text.len(), |(at, _)| at);
    names.push(Name::person(&text[..at], &text[at..]));
}

/// Whether a name in Chinese characters is Japanese: kana, or four characters, or no common Chinese surname.
fn is_japanese(text: &str) -> bool {
    let count = text.chars().count();
    text.chars().any(|c| matches!(c, '\u{3040}'..='\u{30FF}' | '々'))
        || count >= 4
        || (count == 3
            && text.chars().next().is_some_and(|c| !is_chinese_surname(c))
            && text.chars().all(|c| matches!(c, '\u{4E00}'..='\u{9FFF}')))
        || text.chars().next().is_some_and(|c| "林森".contains(c))
            && text.ends_with(['美', '子', '郎', '夫', '雄', '恵', '太', '介', '樹', '香', '奈', '彦', '男'])
}

/// Whether a name begins as Chinese ones do.
pub fn opens_as_chinese(name: &str) -> bool {
    name.chars().next().is_some_and(is_chinese_surname)
}

fn is_chinese_surname(c: char) -> bool {
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文章".contains(c)
}
