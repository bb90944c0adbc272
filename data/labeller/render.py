#!/usr/bin/env python3
"""Prints references with known fields, as JSON lines for the trainer (docs/LABELLER.md).

  render.py COUNT [RECORDS...]

COUNT invented works a language, printed in many styles, some of them carelessly. RECORDS are files of the same JSON
lines with `authors` as a list: their fields are printed again in other styles, under the same `source`.
Names, titles, journals and publishers of the invented works come from the word lists below.
"""
import json
import random
import sys

R = random.Random(20)
pick = R.choice


def chance(share):
    return R.random() < share


def number(low, high):
    return str(R.randint(low, high))


# Word lists: T words of titles, J heads of journals' names, G given names, F surnames, P publishers, C cities, I institutions.
LANGUAGES = {
    "en": dict(
        T="garden water bread policy winter market memory silence border mountain forest school river city empire language music labour justice climate identity reform security trade crisis power region history strategy regime energy conflict cooperation migration poverty health tourism culture women youth media election army nuclear economic regional foreign domestic rural urban modern early new changing contested hidden global soft".split(),
        L="of in and the for on between after against under towards among".split(),
        J=["Journal of", "Review of", "Annals of", "Quarterly of", "Studies in", "International Journal of", "Archives of", "Central", "Bulletin of", "Perspectives on", "European Journal of", "Advances in", "Notes on"],
        G="Thomas Anna Mark Irina Omid Tariq Maria John Shirin Reza Behrouz David Sarah Lena Gordon Elsa Roy Galina Kaveh Priya Anton Ruth Kofi Wei Yuki".split(),
        F="Brown Grey Ashford Rostamov Lindqvist Golshani Moradi Belkin Nakamura Okafor Delgado Petrov Halvorsen Sharma Whitfield Castell Rahimi Jansen Novak Farrow Quill Thorne Abernathy Osei Lanfranc Duvalle Zaman Mirza Tolland Kessel".split(),
        P=["Green Press", "Harbour University Press", "Stonegate", "Northway Publishing", "Lantern Books", "Willow & Sons", "Quayside Academic", "Meridian", "Oakham Publishers", "Larkfield Press", "Fernhill Publications"],
        C=["London", "New York", "Cambridge, MA", "Chicago", "Tehran", "Leiden", "Oxford", "Moscow", "New Delhi", "Boston", "Berlin", "Upper Lake, NJ", "Thousand Pines, CA"],
        I=["Institute for Garden Studies", "Center for Strategic Waters", "Lakeside University", "Council on Foreign Forests", "Northern Policy Forum", "Bread Research Foundation", "Observer Institute", "International Center for River Studies", "World Garden Organization", "Ministry of Parks and Lakes", "National Committee on Bread, Water and Health", "Working Group on Winter", "European Society of Gardening"],
    ),
    "de": dict(
        T="Garten Verwaltung Stadt Sprache Arbeit Gesellschaft Wandel Politik Bildung Geschichte Wasser Recht Kultur Gemeinde Digitalisierung Familie Theorie Praxis Einführung Grundlagen Macht Umwelt Wissen Ordnung Krise neue soziale öffentliche deutsche".split(),
        L="der die und in des zur im von für mit zwischen".split(),
        J=["Zeitschrift für", "Archiv für", "Jahrbuch für", "Blätter für", "Vierteljahrshefte für", "Die", "Forum"],
        G="Anna Jan Mark Stefan Uwe Thomas Jörg Sabine Ruth Philipp Klaus Käthe".split(),
        F="Ahlbrecht Böhlmann Dornhuber Eggert Fahrenholz Großkopf Hüttner Jäckel Körtner Lüdecke von\u00a0Rabe Möllers Nierhaus Seifert Zöllner".replace("\u00a0", "_").split(),
        P=["Nordlicht Verlag", "Lindenverlag", "Sommer & Söhne", "Verlag am Turm", "Campusbuch", "Rechtsverlag"],
        C=["Berlin", "Köln", "Wiesbaden", "Tübingen", "Frankfurt a. M.", "Wien", "München", "Baden-Baden"],
        I=["Bundesamt für Gärten", "Bundesministerium für Wasser", "Universität Nordheim", "Deutsche Gesellschaft für Gartenbau", "Statistisches Landesamt"],
    ),
    "fr": dict(
        T="jardin santé territoire langue histoire pouvoir travail mémoire ville culture politique école famille droit eau marché crise étude nouvelles sociales publique rurale".split(),
        L="de la et les du des dans sur une à pour en".split(),
        J=["Revue de", "Annales de", "Cahiers de", "Revue française de", "Bulletin de", "Études de"],
        G="Anne Jean Pierre Hélène Nicolas Sylvie Yves Marie-Claude Émile Rachid".split(),
        F="Aubertin Boisvert Carpentier Delatour Évrard Fontanel Grandpré Le_Fort de_Montval Lachaume Perrault Quennec Rivard".split(),
        P=["Éditions du Pré", "Presses de la Colline", "Le Figuier", "La Rivière", "Presses universitaires de l’Est"],
        C=["Paris", "Lyon", "Rennes", "Montpellier", "Bruxelles", "Genève", "Québec"],
        I=["Ministère des Jardins", "Institut national de l’eau", "Université du Nord", "Observatoire des villes"],
    ),
    "es": dict(
        T="jardín salud territorio lengua historia poder trabajo memoria ciudad cultura política escuela familia derecho agua mercado crisis estudio nuevas sociales pública rural".split(),
        L="de la y los del en las sobre una para el".split(),
        J=["Revista de", "Anales de", "Cuadernos de", "Estudios de", "Boletín de", "Revista Latinoamericana de"],
        G="Ana Juan Pedro Elena Nicolás Silvia Luis María José Carmen".split(),
        F="Alarcón Benavente Castaño Delmonte Echegaray Fuentes_Roldán García_Luna Herrerías Iturralde Montalvo Quiroga Robledo".split(),
        P=["Editorial Prado", "Ediciones del Sur", "La Higuera", "Siglo Nuevo", "Fondo Andino"],
        C=["Madrid", "Bogotá", "Buenos Aires", "México", "Santiago de Chile", "Lima"],
        I=["Ministerio de Jardines", "Instituto Nacional del Agua", "Universidad del Norte", "Organización de Ciudades"],
    ),
    "pt": dict(
        T="jardim saúde território língua história poder trabalho memória cidade cultura política escola família direito água mercado crise estudo novas sociais pública rural ensino".split(),
        L="de a e os do da em nas sobre uma para o".split(),
        J=["Revista de", "Anais de", "Cadernos de", "Estudos de", "Boletim de", "Revista Brasileira de"],
        G="Ana João Pedro Helena Nicolau Sílvia Luís Maria José Carla Rita".split(),
        F="Almendra Brandão Couto da_Rocha Espírito_Santo Figueira Guimarães_Neto Holanda Itapuã Moreira_Filho Queirós Ramalho Seixas".split(),
        P=["Editora Jardim", "Edições da Serra", "Terra Nova", "Editora da UFX", "Autografia"],
        C=["São Paulo", "Rio de Janeiro", "Belo Horizonte", "Brasília", "Lisboa", "Porto Alegre"],
        I=["INSTITUTO NACIONAL DE JARDINS", "BRASIL", "MINISTÉRIO DA ÁGUA", "Universidade do Norte"],
    ),
    "it": dict(
        T="giardino salute territorio lingua storia potere lavoro memoria città cultura politica scuola famiglia diritto acqua mercato crisi studio nuove sociali pubblica repubblica pittura chiesa documenti".split(),
        L="di la e i del della nel sulla una per il a".split(),
        J=["Rivista di", "Annali di", "Quaderni di", "Studi di", "Archivio", "Bollettino di", "Atti dell’Istituto"],
        G="Anna Giovanni Pietro Elena Nicola Silvia Luigi Maria Giuseppe Carla G. A. P.".split(),
        F="Albanesi Bellandi Corradini Del_Prato Ercolani Fontanari Gualtieri Lorenzetti Marangoni Ongaro Quarenghi Rovere".split(),
        P=["Edizioni del Colle", "Il Mulinello", "La Quercia", "Antenora", "Tipografia Antica"],
        C=["Venezia", "Roma", "Milano", "Firenze", "Torino", "Padova"],
        I=["Ministero dei Giardini", "Istituto Nazionale dell’Acqua", "Università del Nord"],
    ),
    "tr": dict(
        T="bahçe sağlık bölge dil tarih iktidar emek bellek kent kültür siyaset okul aile hukuk su pazar kriz inceleme yeni toplumsal kadın ücret eğitim işgücü katılım".split(),
        L="ve için üzerine ile bir olarak".split(),
        J=["Sosyal", "Uluslararası", "Eğitim ve", "Türk", "Toplum ve"],
        JT=["Dergisi", "Araştırmaları Dergisi", "Araştırmaları", "Bülteni", ""],
        G="Ayşe Ömer Selim Gül İnci Mehmet Zeynep Şule".split(),
        F="Akçay Bozdağ Çalışkan Demirtaş Erdoğdu Gündüz Işıklar Karaağaç Öztan Şenol Uçar Yıldırım".split(),
        P=["Bahçe Yayınları", "İmge Kitap", "Nehir Yayınevi", "Kalkan Kitap"],
        C=["Ankara", "İstanbul", "İzmir", "Eskişehir"],
        I=["Bahçe Bakanlığı", "Türkiye Su Kurumu", "Kuzey Üniversitesi", "Dünya Orman Vakfı"],
    ),
    "ru": dict(
        T="сад политика вода язык история рынок культура методы исследование город право школа экономика система развитие прочность покрытия анализ новые современные теория проблемы региональные".split(),
        L="и в на для при из о".split(),
        J=["Вестник", "Журнал", "Вопросы", "Известия", "Труды", "Проблемы"],
        G="Иван Пётр Анна Ольга Сергей Мария Юрий".split(),
        F="Абросимов Белоусов Ветров Гаврилин Дымов Жердев Зайцева Ильин Лесной Морозко Полевой Рощин Сухарев Тополев Юрьева".split(),
        P=["Наука и сад", "Лесное дело", "Изд-во СГУ", "Высшая книга", "Речник", "Изд-во стандартов"],
        C=["М.", "СПб.", "Москва", "Самара", "Казань", "Киев", "Л.", "М.; Л."],
        I=["Министерство лесов", "Институт воды РАН", "Северный государственный университет"],
    ),
    "uk": dict(
        T="сад політика вода мова історія ринок культура методи дослідження місто право школа економіка система розвиток аналіз нові сучасні теорія проблеми".split(),
        L="і в на для при з та".split(),
        J=["Вісник", "Журнал", "Питання", "Вісті", "Праці"],
        G="Іван Петро Ганна Ольга Сергій".split(),
        F="Бондарчук Вітренко Гайовий Дубовий Журавель Кленко Лісовий Польовий Річко Тополенко".split(),
        P=["Наукова книга", "Лісова справа", "Вид-во ЛНУ", "Криниця"],
        C=["Київ", "Львів", "К.", "Харків"],
        I=["Міністерство лісів", "Інститут води"],
    ),
    "fa": dict(
        T="باغ سیاست آب زبان تاریخ بازار فرهنگ روش پژوهش شهر حقوق مدرسه اقتصاد نظام توسعه تحلیل نوین بررسی نقش آموزش روابط امنیت منطقه ایران روستا جامعه".split(),
        L="و در از بر با برای".split(),
        J=["مجلهٔ", "فصلنامه", "فصلنامهٔ", "پژوهشنامهٔ", "دوفصلنامهٔ", "مطالعات", "نشریه"],
        G="علی مریم رضا حمید زهرا سارا محسن لیلا پروین محمدتقی سیدعلی".split(),
        F="باغبانی دریایی کوهستانی رودی جنگلی نانوا چمنی آسمانی صحرایی بهارلو نوروزی شکوهی مهرپرور".split(),
        P=["نشر باغ", "انتشارات رود", "نشر دانش نو", "انتشارات دانشگاه شمال", "سمتا", "چشمه‌سار"],
        C=["تهران", "مشهد", "اصفهان", "قم", "شیراز", "تبریز"],
        I=["وزارت باغ‌ها", "دانشگاه شمال", "پژوهشکدهٔ آب", "مرکز آمار شهر"],
    ),
    "ar": dict(
        T="الحديقة السياسة الماء اللغة التاريخ السوق الثقافة منهج دراسة المدينة القانون المدرسة الاقتصاد نظام التنمية تحليل أثر دور التعليم العلاقات الأمن واقع المعلمين أحكام الفقه أصول".split(),
        L="في على من إلى عن بين".split(),
        J=["مجلة", "مجلة جامعة", "المجلة", "حوليات", "مجلة كلية", "دراسات"],
        G="علي مريم رضا حامد زهراء سارة محسن ليلى أحمد محمد سعاد خالد".split(),
        F="البستاني النهري الجبلي الخباز السماوي الصحراوي الربيعي القلاف ابن_واد أبو_زرع عبد_الباري الزيتوني".split(),
        P=["دار البستان", "مكتبة النهر", "دار العلم الجديد", "دار الكتب الخضراء", "مؤسسة الحديقة"],
        C=["بيروت", "القاهرة", "بغداد", "عمّان", "الرياض", "دمشق", "مكة المكرمة"],
        I=["وزارة الحدائق", "جامعة الشمال", "منظمة المياه العربية", "المركز القومي للبحوث"],
    ),
    "he": dict(
        T="הגן המדיניות המים השפה ההיסטוריה השוק התרבות מחקר העיר המשפט הספר הכלכלה פיתוח ניתוח חדש תפקיד החינוך".split(),
        L="של על את בין עם".split(),
        J=["כתב העת", "עיונים ב", "מגמות", "רבעון"],
        G="דוד מרים רחל יוסף שרה".split(),
        F="כהני לוינשטיין גנני אברמזון נהרי הררי יערי".split(),
        P=["הוצאת הגן", "כתר ירוק", "מאגנס החדשה", "עם ונהר"],
        C=["ירושלים", "תל אביב", "חיפה"],
        I=["משרד הגנים", "אוניברסיטת הצפון"],
    ),
    "el": dict(
        T="κήπος πολιτική νερό γλώσσα ιστορία αγορά πολιτισμός έρευνα πόλη δίκαιο σχολείο οικονομία ανάλυση νέα ρόλος εκπαίδευση".split(),
        L="και στην του της για με".split(),
        J=["Περιοδικό", "Επιθεώρηση", "Αρχείο"],
        G="Μαρία Γιώργος Ελένη Νίκος".split(),
        F="Κηπουρός Ποταμίτης Βουνάκης Δασκαλάκης Ανθόπουλος".split(),
        P=["Εκδόσεις Κήπος", "Πράσινο Βιβλίο", "Εστιάδα"],
        C=["Αθήνα", "Θεσσαλονίκη"],
        I=["Υπουργείο Κήπων", "Πανεπιστήμιο Βορρά"],
    ),
    "zh": dict(
        T="花园 水利 城市 语言 历史 市场 文化 方法 研究 法律 学校 经济 体系 发展 分析 新型 农村 金融 教育 区域 影响 机制 中国 政策 社会".split(), L=["与", "的", "对", ""],
        J=["学报", "研究", "评论", "论坛", "学刊", "科学", "季刊"], G="伟 敏 丽 强 晓明 志远 建国 小燕 文博".split(), F="王 李 张 刘 陈 杨 赵 黄 周 吴 欧阳 孙 马 郭".split(),
        P=["花园出版社", "江河大学出版社", "人民书社", "科技书局"], C="北京 上海 武汉 广州 成都 南京".split(), I=["江河大学", "国家水利局", "城市发展研究中心"],
    ),
    "ja": dict(
        T="庭園 水 都市 言語 歴史 市場 文化 方法 研究 法 学校 経済 構造 発展 分析 新しい 農村 教育 地域 影響 若者 社会 友人 家族".split(), L=["と", "の", "における", ""],
        J=["学研究", "学年報", "評論", "学会誌", "論集", "紀要"], G="太郎 花子 一郎 健 直美 翔 恵 明 由紀".split(), F="佐藤 鈴木 高橋 田中 渡辺 伊藤 山本 中村 小林 加藤 森 林 土屋".split(),
        P=["青葉書房", "緑水社", "東山大学出版会", "春風館"], C="東京 京都 大阪".split(), I=["文化庭園省", "国立水研究所"],
    ),
    "ko": dict(
        T="정원 수자원 도시 언어 역사 시장 문화 방법 연구 법률 학교 경제 체계 발전 분석 새로운 농촌 교육 지역 영향 교사 사회 과목 평가".split(), L=["와", "의", "및", ""],
        J=["연구", "학회지", "논집", "평론", "교육학연구", "저널"], G="철수 영희 민호 지은 서연 동현 수진".split(), F="김 이 박 최 정 강 조 윤 장 임 한 오".split(),
        P=["푸른마당", "한강출판사", "정원사", "배움터"], C="서울 부산 진천 파주".split(), I=["한국정원연구원", "교육수자원부", "북부대학교"],
    ),
    "th": dict(
        T="สวน น้ำ เมือง ภาษา ประวัติศาสตร์ ตลาด วัฒนธรรม วิธีการ การศึกษา กฎหมาย โรงเรียน เศรษฐกิจ การพัฒนา การวิเคราะห์ ชุมชน".split(), L=["และ", "ของ", "ใน", ""],
        J=["วารสาร", "วารสารวิชาการ"], G="สมชาย มาลี อนันต์ วิภา ประเสริฐ".split(), F="สวนดี น้ำใส ภูเขา ทองคำ ใจงาม".split(),
        P=["สำนักพิมพ์สวน", "โรงพิมพ์แม่น้ำ"], C=["กรุงเทพฯ", "เชียงใหม่"], I=["กรมสวนสาธารณะ", "มหาวิทยาลัยเหนือ"],
    ),
}
WORDS = {
    # in, vol, no, pages, edition, editors, thesis, retrieved, and, et al.
    "en": (["In", "In:", "in"], ["Vol. ", "vol. ", "Vol ", "v. "], ["No. ", "no. ", "Issue ", "n. "], ["pp. ", "p. ", "pages ", "p", "pp "], ["2nd ed.", "3rd edn", "Rev. ed.", "First Edition", "4th ed."], ["Eds.", "eds.", "Ed.", "ed.", "editors"], ["PhD thesis", "Doctoral dissertation", "Master's thesis", "Unpublished PhD thesis", "MSc thesis"], ["Available at: ", "Retrieved from ", "Available from ", "URL: ", "Accessed at ", ""], ["and", "&", "and"], ["et al."]),
    "de": (["In:", "in:", "In"], ["Bd. ", "Jg. ", ""], ["H. ", "Nr. ", "Heft "], ["S. "], ["2. Aufl.", "3., überarb. Aufl.", "11. Aufl."], ["Hrsg.", "Hg."], ["Dissertation", "Diss.", "Masterarbeit", "Habilitationsschrift"], ["Online verfügbar unter: ", "URL: ", "Verfügbar unter "], ["und", "u."], ["u. a.", "et al."]),
    "fr": (["In", "Dans", "dans", "in"], ["vol. ", "t. ", ""], ["n° ", "no ", "no. "], ["p. ", "pp. "], ["2e éd.", "4e édition"], ["dir.", "éd.", "Dir.", "éds"], ["Thèse de doctorat", "Mémoire de maîtrise"], ["Disponible à : ", "Consulté sur ", ""], ["et", "&"], ["et al.", "et coll."]),
    "es": (["En", "En:", "en"], ["vol. ", ""], ["núm. ", "n.º ", "no. "], ["pp. ", "p. "], ["2.ª ed.", "3a ed."], ["Eds.", "Coord.", "Comp."], ["Tesis doctoral", "Tesis de maestría"], ["Recuperado de ", "Disponible en: "], ["y", "&"], ["et al.", "y otros"]),
    "pt": (["In:", "In", "Em"], ["v. ", "vol. "], ["n. ", "n. ", "nº "], ["p. ", "p. "], ["2. ed.", "17. ed.", "3. ed. rev."], ["org.", "orgs.", "Org.", "coord."], ["Tese (Doutorado em Jardins)", "Dissertação (Mestrado em Águas)"], ["Disponível em: ", "Disponível em: "], ["e", "&"], ["et al.", "et al."]),
    "it": (["in", "In"], ["vol. ", ""], ["n. ", "fasc. "], ["pp. ", "p. "], ["2ª ed.", "II ed."], ["a cura di", "cur."], ["Tesi di dottorato", "tesi di laurea"], ["disponibile su ", ""], ["e", "-"], ["et al.", "e altri"]),
    "tr": (["içinde", "İçinde"], ["C. ", "Cilt "], ["S. ", "Sayı "], ["s. ", "ss. "], ["2. baskı", "3. bs."], ["Ed.", "Der.", "Haz."], ["Doktora tezi", "Yayımlanmamış yüksek lisans tezi"], ["Erişim adresi: ", ""], ["ve"], ["vd.", "ve ark."]),
    "ru": (["//", "В кн.:"], ["Т. ", "т. "], ["№ ", "Вып. "], ["С. ", "с. "], ["2-е изд.", "3-е изд., перераб."], ["под ред.", "ред."], ["дис. ... канд. техн. наук", "автореф. дис. ... д-ра экон. наук"], ["URL: "], ["и"], ["и др.", "[и др.]"]),
    "uk": (["//", "У кн.:"], ["Т. "], ["№ ", "Вип. "], ["С. "], ["2-ге вид."], ["за ред."], ["дис. ... канд. екон. наук"], ["URL: "], ["і", "та"], ["та ін."]),
    "fa": (["در", "در:"], ["جلد ", "دوره ", "ج ", "سال "], ["شمارهٔ ", "شماره ", "ش "], ["صص ", "ص ", "صص. ", "ص. "], ["چاپ دوم", "چاپ سوم", "چ ۲"], ["گردآورنده", "ویراستار", "به کوشش"], ["پایان‌نامهٔ کارشناسی ارشد", "رسالهٔ دکتری", "پایان‌نامه دکتری"], ["قابل دسترس در: ", "بازیابی از "], ["و"], ["و همکاران", "و دیگران"]),
    "ar": (["في", "في:"], ["المجلد ", "مج ", "م "], ["العدد ", "ع ", "عدد "], ["ص ", "ص ص ", "ص. "], ["ط 2", "الطبعة الثانية", "ط 3"], ["تحرير", "تحقيق", "محرر"], ["رسالة ماجستير", "أطروحة دكتوراه", "رسالة ماجستير غير منشورة"], ["متاح على: ", "تم الاسترجاع من "], ["و"], ["وآخرون", "وآخرون"]),
    "he": (["בתוך", "בתוך:"], ["כרך ", ""], ["גיליון ", "חוברת "], ["עמ' ", "עמ’ "], ["מהדורה שנייה"], ["עורך", "עורכים"], ["עבודת דוקטור", "עבודת גמר"], ["נדלה מ-"], ["ו"], ["ואחרים"]),
    "el": (["Στο", "στο"], ["τόμ. ", ""], ["τχ. "], ["σσ. ", "σ. "], ["2η έκδ."], ["επιμ.", "Επιμ."], ["Διδακτορική διατριβή"], ["Διαθέσιμο στο "], ["και"], ["κ.ά."]),
    "th": (["ใน"], [""], [""], ["หน้า ", "น. "], ["พิมพ์ครั้งที่ 2"], ["บรรณาธิการ"], ["วิทยานิพนธ์ปริญญาโท", "ดุษฎีนิพนธ์"], ["สืบค้นจาก "], ["และ"], ["และคณะ"]),
}
MONTHS = "January February March April May June July August September October November December Farvardin Aban autumn summer Winter Spring".split()
ORDINALS, NUMBERS = "First Second Third Fifth Tenth".split(), "one three four six".split()
UNDATED = {
    "en": ["n.d.", "in press", "forthcoming", "n.d."], "de": ["o. J.", "im Druck", "im Erscheinen"], "fr": ["s. d.", "à paraître", "sous presse"],
    "es": ["s. f.", "en prensa"], "pt": ["[s. d.]", "no prelo"], "it": ["s.d.", "in corso di stampa"], "tr": ["t.y.", "baskıda"], "ru": ["б. г.", "в печати"],
    "uk": ["б. р.", "у друці"], "fa": ["بی‌تا", "زیر چاپ"], "ar": ["د.ت", "قيد النشر"], "zh": ["印刷中"], "ja": ["印刷中"], "ko": ["인쇄중"], "th": ["ม.ป.ป."],
}
PERSIAN, ARABIC = "۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩"


def digits(text, lang, native):
    if not native or lang not in ("fa", "ar"):
        return text
    table = PERSIAN if lang == "fa" else ARABIC
    return "".join(table[int(c)] if c.isascii() and c.isdigit() else c for c in text)


def coin(lang, key):
    """A word of the list, or one made of halves of two of them: what counts is where a word stands, not which it is."""
    word = pick(LANGUAGES[lang][key])
    if chance(0.35) or " " in word or "_" in word or "." in word:
        return word
    other = pick(LANGUAGES[lang][key])
    third = pick(LANGUAGES[lang][key])
    new = word[: (len(word) + 1) // 2] + other[len(other) // 2 :]
    if lang in ("zh", "ja", "ko") and key == "T" and chance(0.5):
        new = pick(word) + pick(other) + pick(third)
    return (new[:1].upper() + new[1:].lower()) if word[:1].isupper() else new


def phrase(lang, low, high):
    words = LANGUAGES[lang]
    out = []
    for at in range(R.randint(low, high)):
        if at and chance(0.4):
            out.append(pick(words["L"]))
        out.append(coin(lang, "T"))
    joint = "" if lang in ("zh", "ja", "th") else " "
    return joint.join(word for word in out if word)


def title(lang):
    text = phrase(lang, 2, 6)
    if chance(0.3):
        text += pick([": ", ": ", ": ", " – ", "? "]) .replace("?", "؟" if lang in ("fa", "ar") else "?") + phrase(lang, 1, 4) if lang not in ("zh", "ja") else "：" + phrase(lang, 1, 3)
    if lang == "en" and chance(0.35):
        return text.title().replace(" Of ", " of ").replace(" The ", " the ").replace(" And ", " and ").replace(" In ", " in ")
    if lang == "en" and chance(0.2):
        text = pick(["Norway’s ", "Kenya's ", "Europe's ", "Peru’s "]) + text
    return text[:1].upper() + text[1:]


def journal(lang):
    words = LANGUAGES[lang]
    body = phrase(lang, 1, 2)
    if lang in ("zh", "ja", "ko"):
        return body.replace(" ", "") + pick(words["J"])
    if lang == "en" and chance(0.3):
        return pick([body.title() + pick([" Studies", " Review", " Quarterly", " Letters", " Affairs", " & " + pick(words["T"]).title()]), pick(words["T"]).title()])
    if lang == "tr":
        return f"{pick(words['J'])} {body.title()} {pick(words['JT'])}".strip()
    if lang in ("th",):
        return pick(words["J"]) + body
    return f"{pick(words['J'])} {body.title() if lang == 'en' else body}"


def name(lang):
    words = LANGUAGES[lang]
    given = coin(lang, "G") if lang not in ("zh", "ja", "ko", "th") else pick(words["G"])
    if lang in ("en", "de", "fr", "es", "pt") and chance(0.3):
        given += " " + pick(words["G"])
    return {"family": (coin(lang, "F") if lang not in ("zh", "ja", "ko") else pick(words["F"])).replace("_", " "), "given": given}


def invented(lang):
    native = chance(0.75)
    year = R.randint(1965, 2024)
    shown = str(year)
    if lang == "fa":
        shown = str(R.randint(1370, 1403))
    if lang == "ar" and chance(0.25):
        shown = str(R.randint(1400, 1445)) + pick(["هـ", "هـ", " هـ", f"هـ/{year}م"])
    if lang == "th":
        shown = str(year + 543)
    first = R.randint(1, 900)
    kind = R.choices(["article", "book", "chapter", "thesis", "report", "web", "conference"], [45, 20, 12, 6, 7, 6, 4])[0]
    group = chance(0.5 if kind in ("report", "web") else 0.05)
    house = pick(LANGUAGES[lang]["I"])
    acronym = "".join(pick("ABCDEIOU") for _ in range(R.randint(3, 5)))
    if group and chance(0.25):
        house = pick([f"{house} ({acronym})", f"{house} [{acronym}]", acronym])
    elif group and lang == "en" and chance(0.5):
        house = f"{pick(['National', 'World', 'Joint', 'Royal', 'US'])} {pick(LANGUAGES[lang]['T']).title()} {pick(['Committee', 'Working Group', 'Panel', 'Board', 'Network', 'Foundation', 'Study Group', 'Institutes'])} {pick(['of', 'on', 'for'])} {phrase(lang, 1, 3).title()}"
    people = [{"literal": house}] if group else [name(lang) for _ in range(R.choices([1, 2, 3, 4, 7], [40, 28, 18, 9, 5])[0])]
    work = dict(
        lang=lang, kind=kind, native=native, authors=people, year=shown, title=title(lang), container=journal(lang),
        volume=number(1, 130), issue=number(1, 24) if chance(0.65) else "", pages=f"{first}-{first + R.randint(1, 40)}",
        publisher=pick(LANGUAGES[lang]["P"]), place=pick(LANGUAGES[lang]["C"]), institution=pick(LANGUAGES[lang]["I"]),
        editors=[name(lang) for _ in range(R.choice([1, 1, 2]))], url=f"https://www.{pick(['garden', 'lake', 'bread', 'river'])}.example.{pick(['org', 'com', 'net'])}/{pick(['fa', 'docs', '2014/05', 'x'])}/{number(1, 9999)}",
        doi=f"10.{number(1000, 9999)}/{pick(['abc', 'j.gar', 's', ''])}.{year}.{number(10, 99999)}" if chance(0.2) else "", source=f"invented-{lang}-{number(1, 40)}",
    )
    if group and chance(0.3):
        work["institution"] = work["publisher"] = acronym
    if chance(0.07):
        work["year"] = pick(UNDATED.get(lang, UNDATED["en"]))
    elif chance(0.08) and lang not in ("th",):
        work["year"] += pick({"fa": ["الف", "ب"], "ar": ["أ", "ب"], "ru": ["а", "б"], "uk": ["а", "б"]}.get(lang, ["a", "b", "c"]))
    if kind in ("chapter", "conference"):
        work["container"] = title(lang) if kind == "chapter" else pick(["Proceedings of the ", "Proc. ", "Conference on "]) + phrase("en", 2, 4).title()
    return work


def again(row):
    """A record whose fields are printed again."""
    fields = row["fields"]
    kind = {"chapter": "chapter", "book": "book", "thesis": "thesis", "report": "report", "webpage": "web", "paper-conference": "conference"}.get(fields.get("type"), "article")
    if not fields.get("title") or kind in ("article", "chapter") and not fields.get("container") or not fields.get("year"):
        return None
    authors = [a for a in fields.get("authors") or [] if a.get("family") or a.get("literal")]
    if any(a.get("family") and not a.get("given") for a in authors):
        return None
    return dict(
        lang="en", kind=kind, native=False, authors=authors, year=fields["year"], title=fields["title"], container=fields.get("container", ""),
        volume=fields.get("volume", ""), issue=fields.get("issue", ""), pages=fields.get("pages", ""), publisher=fields.get("publisher") or pick(LANGUAGES["en"]["P"]),
        place=fields.get("publisher_place") or pick(LANGUAGES["en"]["C"]), institution=fields.get("publisher") or pick(LANGUAGES["en"]["I"]), editors=fields.get("editors") or [],
        url=fields.get("url", ""), doi=fields.get("doi", "") if chance(0.4) else "", source=row["source"],
    )


def initials(given, dot, gap):
    parts = [part for part in given.replace(".", " ").replace("-", " ").split() if part]
    return gap.join(part[0] + dot for part in parts)


def one(author, order, form, lang):
    if author.get("literal"):
        return author["literal"]
    family, given = author["family"], author.get("given", "")
    if form == "initials":
        given = initials(given, ".", pick([" ", ""]) if order != "GF" else pick([" ", ". "])[:1] or " ")
    elif form == "bare":
        given = initials(given, "", "")
    if order == "F,G":
        return f"{family}{'،' if lang in ('fa', 'ar') else ','} {given}"
    if order == "F G":
        return f"{family} {given}"
    return f"{given} {family}"


def people(authors, lang, style):
    """The list as printed, and the names that are printed."""
    order, form, joint, last, cut = style
    shown = authors
    if cut and len(authors) > cut:
        shown = authors[:cut]
    parts = [one(author, order if at == 0 or order != "F,G first" else "GF", form, lang) for at, author in enumerate(shown)]
    if order == "F,G first":
        parts = [one(shown[0], "F,G", form, lang)] + [one(author, "GF", form, lang) for author in shown[1:]]
    comma = "، " if lang in ("fa", "ar") else ", "
    if len(shown) < len(authors):
        return joint.join(parts) + pick([comma, " "]) + pick(WORDS.get(lang, WORDS["en"])[9]), shown
    if len(parts) == 1:
        return parts[0], shown
    return joint.join(parts[:-1]) + last + parts[-1], shown


def name_style(lang):
    words = WORDS.get(lang, WORDS["en"])
    conj = f" {pick(words[8])} "
    if lang == "ar":
        conj = pick([" و", "؛ و", "؛ ", "، و"])
    if lang == "he":
        conj = " ו"
    cut = pick([0, 0, 0, 3, 1, 6])
    if lang in ("fa", "ar"):
        return pick([("F,G", "full", "؛ ", conj if conj != "، و" else "؛ ", cut), ("F,G", "full", "، ", conj, cut), ("GF", "full", "، ", conj, cut), ("F,G", "full", "؛ ", "؛ ", cut)])
    if lang in ("ru", "uk"):
        return pick([("F G", "initials", ", ", ", ", cut), ("F,G", "initials", ", ", ", ", cut), ("GF", "initials", ", ", ", ", cut), ("F G", "full", ", ", ", ", cut)])
    if lang == "de" and chance(0.4):
        return ("F,G", "full", pick(["/", "; ", " / "]), pick(["/", "; "]), cut)
    if lang == "pt" and chance(0.6):
        return ("F,G", pick(["full", "initials"]), "; ", "; ", cut)
    return pick([
        ("F,G", "initials", ", ", pick([", & ", " & ", ", and ", conj, ", "]), cut), ("F G", "bare", ", ", pick([", ", conj, ", and "]), cut),
        ("GF", "initials", ", ", pick([conj, ", and "]), cut), ("GF", "full", ", ", pick([conj, ", and "]), cut), ("F,G first", "full", ", ", pick([conj, ", and "]), cut),
        ("F,G", "full", pick(["; ", ", "]), pick(["; ", conj, ", & "]), cut), ("F,G", "full", ". " if chance(0.1) else ", ", conj, cut), ("F G", "initials", ", ", ", ", cut),
        ("F,G", "initials", "; ", "; ", cut), ("F G", "bare", "; ", "; ", cut),
    ])


def asian(work):
    lang, native = work["lang"], work["kind"]
    fields = dict(title=work["title"], year=work["year"])
    shown = work["authors"][:3] if len(work["authors"]) > 3 else work["authors"]
    more = len(shown) < len(work["authors"])
    whole = [a.get("literal") or a["family"] + a["given"] for a in shown]
    fields["authors"] = [dict(a) for a in shown]
    vol, issue, pages = work["volume"], work["issue"], work["pages"]
    wide = chance(0.4)
    comma = pick(["，", ", "]) if wide or lang == "ja" else ", "
    if lang == "zh":
        names = pick([", ", "，", "、"]).join(whole) + (pick([", 等", "等"]) if more else "")
        dot = pick([". ", ".", "．", "。"])
        kind = {"article": "J", "book": "M", "chapter": "C", "thesis": "D", "report": "R", "web": "EB/OL", "conference": "C"}[native]
        mark = f"[{kind}]" if chance(0.8) else ""
        head = f"{names}{dot}{work['title']}{mark}{dot}"
        if chance(0.2):
            head = f"{names}（{work['year']}）。{pick(['《', '〈', ''])}{work['title']}" + "。"
            head = head.replace("《" + work["title"], "《" + work["title"] + "》").replace("〈" + work["title"], "〈" + work["title"] + "〉")
            tail = f"《{work['container']}》，{vol}({issue or 1})，{pages}。" if native == "article" else f"{work['place']}：{work['publisher']}。"
        elif native == "article":
            numbers = f"{vol}({issue})" if issue else vol
            tail = f"{work['container']}{comma}{work['year']}{comma}{numbers}{pick([': ', '：', ':'])}{pages}." if chance(0.6) else f"{work['container']}{comma}{work['year']}({issue or vol}): {pages}."
            if f"{work['year']}(" in tail:
                fields["issue"], vol = issue or vol, ""
            elif issue:
                fields["issue"] = issue
        elif native == "thesis":
            tail = f"{work['place']}{pick([': ', '：'])}{pick(LANGUAGES[lang]['I'])}, {work['year']}."
            fields["publisher"] = tail.split(": " if ": " in tail else "：")[1].split(",")[0]
        else:
            tail = f"{work['place']}{pick([': ', '：', ':'])}{work['publisher']}{comma}{work['year']}{pick(['.', ': ' + pages + '.'])}"
            if pages in tail:
                fields["pages"] = pages
        text = head + tail
    elif lang == "ja":
        names = pick(["・", "、", "，"]).join(whole) + ("ほか" if more else "")
        year = pick([f"，{work['year']}，", f"（{work['year']}）", f" ({work['year']}) ", f"，{work['year']}，"])
        if native == "article":
            numbers = f"{vol}({issue})" if issue else vol
            text = f"{names}{year}「{work['title']}」『{work['container']}』{pick([numbers, '第' + vol + '巻' + ('第' + issue + '号' if issue else '')])}{pick(['：', '，', ':', ', pp.'])}{pages}{pick(['．', '。', '.'])}"
            if issue:
                fields["issue"] = issue
        elif native == "chapter":
            editor = work["editors"][0]
            text = f"{names}{year}「{work['title']}」{editor['family'] + editor['given']}編『{work['container']}』{work['publisher']}{pick(['，', '、'])}{pages}{pick(['．', '。'])}"
            fields["editors"] = work["editors"][:1]
        else:
            text = f"{names}{year}『{work['title']}』{pick(['', work['place'] + '：'])}{work['publisher']}{pick(['．', '。', '.'])}"
    else:
        names = pick([", ", "·", "ㆍ"]).join(whole) + (" 외" if more else "")
        year = pick([f"({work['year']}). ", f" ({work['year']}). ", f"({work['year']}), "])
        if native == "article":
            numbers = f"{vol}({issue})" if issue else vol
            text = f"{names}{year}{pick([work['title'], '「' + work['title'] + '」'])}. {pick([work['container'], '『' + work['container'] + '』'])}, {numbers}, {pages}."
            if issue:
                fields["issue"] = issue
        elif native == "thesis":
            school = pick(LANGUAGES[lang]["I"])
            text = f"{names}{year}{work['title']}. {school} {pick(['박사학위논문', '석사학위논문'])}."
            fields["publisher"] = school
        else:
            text = f"{names}{year}{work['title']}. {work['place']}: {work['publisher']}."
    if native == "article":
        fields.update(container=work["container"], pages=pages)
        if vol:
            fields["volume"] = vol
    elif native == "chapter" and lang == "ja":
        fields.update(container=work["container"], pages=pages, publisher=work["publisher"])
    elif "publisher" not in fields and work["publisher"] in text:
        fields["publisher"] = work["publisher"]
    if work["place"] in text and native != "article":
        fields["publisher_place"] = work["place"]
    return text, fields


def printed(work):
    lang = work["lang"]
    if lang in ("zh", "ja", "ko"):
        return asian(work)
    words = WORDS[lang]
    comma = "،" if lang in ("fa", "ar") else ","
    kind = work["kind"]
    fields = dict(title=work["title"], year=work["year"][:4])
    names, shown = people(work["authors"], lang, name_style(lang)) if work["authors"] else ("", [])
    if lang == "pt" and chance(0.6):
        upper = [a for a in shown if a.get("family")]
        for a in upper:
            names = names.replace(a["family"] + ",", a["family"].upper() + ",").replace(" " + a["family"], " " + a["family"].upper())
    if lang in ("it", "fr", "de", "en") and chance(0.08):
        names = names.upper()
    fields["authors"] = [dict(a) for a in shown]
    year = work["year"]
    month = chance(0.08) and lang == "en"
    early = chance(0.65) and lang not in ("ru", "uk", "pt") or chance(0.15)
    late = ""
    if early:
        inner = f"{year}, {pick(MONTHS)}" if month else year
        head = names + pick([f" ({inner}). ", f" ({inner}): ", f", {inner}. ", f" ({inner}), ", f" ({inner}) ", f". {inner}. ", f". ({inner}). ", f"{comma} {inner}{comma} ", f", ({inner}), "])
    else:
        late = year
        head = names + pick([". ", ": ", f"{comma} ", " "] if lang not in ("ru", "uk") else [" ", " ", ". "])
    if not names:
        head = "" if not early else f"({year}). "
        fields.pop("authors")
    quote = pick([("", "")] * 5 + [("“", "”"), ("\"", "\""), ("‘", "’"), ("«", "»")])
    if lang in ("fa", "ar", "ru", "fr", "it") and quote[0]:
        quote = ("«", "»")
    if lang == "de" and quote[0]:
        quote = ("„", "“")
    stop = pick([". ", ". ", f"{comma} ", "; " if chance(0.4) else ". ", ". "])
    if quote[0] and chance(0.5):
        body = quote[0] + work["title"] + (stop.strip() if stop.strip() in ".," else "") + quote[1] + " "
    else:
        body = quote[0] + work["title"] + quote[1] + (" " if work["title"][-1] in "?!؟" else stop)
    tail = ""
    vol, issue, pages = work["volume"], work["issue"], work["pages"]
    if kind == "article":
        numbers = ""
        if vol:
            fields["volume"] = vol
            numbers = pick([vol, vol, pick(words[1]) + vol])
            if issue:
                fields["issue"] = issue
                numbers += pick([f"({issue})", f" ({issue})", f"{comma} {pick(words[2])}{issue}", f"({issue})", f"/{issue}"])
        lead = ""
        if lang in ("ru", "uk"):
            body, lead = work["title"] + " ", pick(["// ", "// ", "/ " + names + " // "])
        elif chance(0.5 if lang == "de" else 0.06):
            lead = pick(words[0]) + " "
        tail = lead + work["container"]
        fields["container"] = work["container"]
        style = pick("abcdef")
        shown_pages = pick(["", "", pick(words[3])]) + pages if pages else ""
        if pages:
            fields["pages"] = pages
        dash = pick(["–", "-", "-", "—"]) if lang not in ("ru",) else pick(["–", "-"])
        shown_pages = shown_pages.replace("-", dash)
        if lang in ("ru", "uk"):
            gap = pick([". – ", ". - ", ", ", ". "])
            bits = [late or year]
            if vol:
                bits.append(words[1][0] + vol + (f", {words[2][0]}{issue}" if issue else ""))
            if pages:
                bits.append(words[3][0] + pages.replace("-", dash))
            if early:
                bits = bits[1:]
            tail += gap + gap.join(bits) + "."
            late = ""
        else:
            if lang in ("pt", "es") and chance(0.35):
                tail += ", " + work["place"]
                fields["publisher_place"] = work["place"]
            between = pick([f"{comma} ", " ", f"{comma} ", ". "])
            tail += (between + numbers) if numbers else ""
            if late and style in "ab":
                tail += f" ({late})"
                late = ""
            if shown_pages:
                tail += pick([f"{comma} ", ": ", f"{comma} ", ":", ". "]) + shown_pages
            if late:
                tail += f"{comma} {late}"
            tail += "."
    else:
        place, house = work["place"], work["publisher"]
        if kind in ("thesis", "report"):
            house = work["institution"]
        edition = ""
        if kind == "book" and chance(0.25):
            edition = pick(words[4])
            fields["edition"] = edition
        if kind in ("chapter", "conference") and work["container"]:
            fields["container"] = work["container"]
            editors = ""
            if work["editors"] and chance(0.7):
                style = name_style(lang)
                editors, printed_editors = people(work["editors"], lang, (pick(["GF", "GF", "F,G"]), style[1] if style[1] != "bare" else "initials", f"{comma} ", style[3], 0))
                fields["editors"] = printed_editors
                mark = pick(words[5])
                if lang in ("it",) or mark in ("به کوشش", "تحقيق", "под ред.", "за ред."):
                    editors = f"{mark} {editors}"
                else:
                    editors = editors + pick([f" ({mark})", f" ({mark})", f", {mark}"])
            lead = pick(words[0])
            sep = f"{comma} " if lead.endswith((":", "//")) or chance(0.8) else ": "
            container = work["container"]
            if lang == "tr":
                tail = (editors + sep if editors else "") + container + " " + lead
            elif editors and chance(0.7):
                tail = f"{lead} {editors}{sep}{container}"
            else:
                tail = f"{lead} {container}" + (f"{sep}{editors}" if editors else "")
            if pages and chance(0.8):
                fields["pages"] = pages
                tail += pick([f" ({pick(words[3])}{pages})", f", {pick(words[3])}{pages}"])
            tail += ". " if chance(0.8) else f"{comma} "
        if kind == "thesis":
            degree = pick(words[6])
            tail += pick([f"({degree}). ", f"{degree}. ", f"{degree}, ", f"[{degree}]. "])
            fields["genre"] = degree
            if chance(0.5):
                body = body.rstrip(" .,;") + " "
        if kind == "report" and chance(0.6):
            series = pick(["Working Paper", "Special Report", "Policy Brief", "Technical Report", "Report"])
            tail += f"({series} No. {number(1, 200)}). " if chance(0.5) else f"{series} No. {number(1, 200)}, "
        if edition:
            tail += pick([f"({edition}). ", f"{edition}{comma} ", f"{edition} "]) if not chance(0.2) else f"{edition}. "
        form = pick(["place: house", "place: house", "house", "house, place", "place, house", "place"]) if kind in ("book", "chapter") else pick(["house", "house, place", "place: house"])
        if kind == "web":
            form = pick(["none", "house"])
        dates = f"{pick([comma + ' ', ' ', comma + ' '])}{late}" if late else ""
        parts = {"place: house": f"{place}{pick([': ', ' : ' if lang == 'fr' else ': '])}{house}", "house": house, "house, place": f"{house}{comma} {place}", "place, house": f"{place}{comma} {house}", "place": place, "none": ""}[form]
        if "house" in form:
            fields["publisher"] = house
        if "place" in form:
            fields["publisher_place"] = place
        if lang in ("ru", "uk") and kind == "book":
            dash = pick(["– ", "- ", ""])
            tail = tail + dash
            parts += dates + f". {dash}{number(80, 500)} {pick(['с.', 'c.'])}" if chance(0.7) else dates + "."
            dates = ""
        if chance(0.15) and form != "none" and kind == "book" and late and not dates == "":
            tail += f"({parts}{dates})."
        else:
            tail += parts + dates + ("." if parts or dates else "")
    text = head + body + tail
    if kind == "web" or chance(0.06):
        fields["url"] = work["url"] or "https://www.river.example.org/" + number(1, 999)
        text = text.rstrip() + " " + pick(words[7]) + fields["url"] + pick(["", ".", f" (accessed {number(1, 28)} {pick(MONTHS[:12])} {number(2008, 2024)})." if lang == "en" else "."])
    if work["doi"]:
        fields["doi"] = work["doi"]
        text = text.rstrip() + " " + pick(["doi: ", "doi:", "https://doi.org/", "DOI: ", ""]) + work["doi"] + pick(["", "."])
    return text, fields


def careless(text, fields, lang):
    """Typing and extraction as they are: spaces lost, pages glued on, remarks added."""
    if chance(0.15):
        text = text.replace(", ", ".", 1)
    if chance(0.15):
        text = text.replace(". ", " .", 1)
    if chance(0.35):
        text = "".join(c if not (c == " " and at and text[at - 1] in ".,;:" and chance(0.5)) else "" for at, c in enumerate(text))
    volume = fields.get("volume")
    if volume and chance(0.3):
        text = text.replace(f" {volume}", volume, 1) if f"{fields.get('container')} {volume}" in text else text
    if lang == "en" and fields.get("container") and chance(0.4):
        text = text.rstrip(" .") + pick([". [In Persian]", " [In Persian].", ". [In Persian].", ". [In Arabic]", " (in Russian)."])
    return text


def sloppy(work):
    """Grey literature as it is listed by hand: title, series or institution, date, pages at the end."""
    comma = pick([", ", ". ", "; "])
    names, shown = people(work["authors"], "en", pick([("F,G", "initials", ", ", " & ", 0), ("F,G", "full", ", ", " and ", 0), ("F,G", "full", ". ", ". and ", 0)]))
    fields = dict(authors=[dict(a) for a in shown], year=work["year"][:4], title=work["title"])
    text = names + pick([f". ({work['year']}). ", f" ({work['year']}). ", f", ({work['year']}), ", f". ({work['year']}).", f".({work['year']}). ", f". {work['year']}. "])
    quoted = pick([("", "")] * 4 + [("\"", "\""), ("“", "”")])
    text += quoted[0] + work["title"] + pick(["", ",", ""])[: 1 if quoted[0] else 0] + quoted[1]
    text += pick([". ", ", ", "; ", ";", ",", ". "]) if not quoted[0] else pick([", ", " ", ". "])
    day = f"{pick(MONTHS)} {number(1, 30)}" if chance(0.5) else pick([pick(MONTHS), f"{number(1, 30)} {pick(MONTHS)}"])
    if chance(0.2):
        day += pick([", ", " "]) + work["year"]
    series = pick(["Special Report", "Policy Brief", "Report", "REPORT", "Working Paper", "Policy Notes", "Issue Brief", "Briefing"])
    acronym = "".join(pick("ABCEIORSU") for _ in range(R.randint(3, 6)))
    pattern = R.choices(range(9), [4, 4, 4, 4, 4, 4, 4, 2, 1])[0]
    if pattern == 0:
        fields["container"] = f"{acronym} {series}" if chance(0.7) else series
        text += fields["container"] + pick([f" No. {number(1, 150)}", f" No{number(1, 150)}", ""])
        if chance(0.3):
            fields["publisher"] = work["institution"]
            text += comma + work["institution"]
    elif pattern == 1:
        fields["publisher"] = work["institution"]
        text += work["institution"] + (f", {work['place']}" if chance(0.3) else "")
        if work["place"] in text:
            fields["publisher_place"] = work["place"]
    elif pattern in (2, 3):
        fields["container"] = work["container"]
        vol, issue = work["volume"], work["issue"]
        text += pick(["", "", "", "Article in ", "in ", "Published in ", "in the journal ", "Published, "]) + work["container"]
        if chance(0.1):
            text += pick([", scientific quarterly of ", ", scientific research quarterly of ", ", quarterly journal of ", ", a journal of ", ", a review of "]) + phrase("en", 1, 2)
        form = R.randint(0, 4)
        if vol and form == 0:
            text += vol
            fields["volume"] = vol
        elif vol and form == 1:
            text += pick([", Vol ", ", Vol. ", ". Vol. ", ";", " vol."]) + vol
            fields["volume"] = vol
        elif vol and form == 2:
            text += f", {vol}({issue or 2})"
            fields.update(volume=vol, issue=issue or "2")
        elif form == 3 and issue:
            text += pick([". No. ", ", No. ", ", no "]) + issue
            fields["issue"] = issue
        else:
            text += pick([f". {pick(ORDINALS)} year, number {pick(NUMBERS)}", f". {pick(ORDINALS)} volume, {number(4, 40)}th issue", ""])
    elif pattern == 4:
        fields["container"] = pick(["The Garden newspaper", "Lake Times", "Foreign Gardens", "River News", "The Daily Bread", "Lakes & Parks", coin("en", "F"), acronym.title(), acronym, f"{coin('en', 'F')} News Agency"]).replace("_", " ")
        text += fields["container"]
    elif pattern == 5:
        text += pick(["Published online by ", "Published by ", ""]) + work["publisher"]
        fields["publisher"] = work["publisher"]
    elif pattern == 7:
        # A journal of a press, the press named after it.
        fields["container"], fields["publisher"] = work["container"], work["publisher"]
        text += pick(["", "Published, ", "in "]) + work["container"] + pick([", ", ". "]) + work["publisher"]
    else:
        rank = pick(["Expert at ", "Top Expert at ", "Senior Fellow at ", "Researcher of ", "Professor at "]) + work["institution"]
        day = day if chance(0.5) else pick(["January", f"{pick(MONTHS)}, {rank}, {pick(MONTHS)}", f"{rank}, June"])
    if chance(0.65) or pattern in (6, 8):
        text += pick([", ", ". ", "; "]) + day
    if chance(0.15):
        fields["url"] = work["url"] or "https://river.example.org/fa"
        text += pick([". Available at: ", " available at: ", ", "]) + fields["url"]
    if chance(0.1) and work["doi"]:
        fields["doi"] = work["doi"]
        text += pick([". DOI: ", "DOI: ", ", doi:"]) + work["doi"]
    if chance(0.75) and work["pages"]:
        fields["pages"] = work["pages"]
        text += pick([".p", ".p ", ",p", ",,p ", ", p. ", ".pp", " .p", ". P", ",p "]) + work["pages"].replace("-", pick(["-", "–", "- ", "-"]))
    text += pick([".", "", ".", ")."])
    if chance(0.4):
        text += pick([" [In Persian]", " [In Persian].", " (In Persian)"])
    return text, fields


def emit(text, fields, source):
    absent = [key for key in ("volume", "issue") if fields.get(key) and fields[key] not in text]
    if not fields.get("year", "")[:3].isdigit():
        fields["year"] = ""
    fields = {key: value for key, value in fields.items() if value and key not in absent}
    print(json.dumps({"text": " ".join(text.split()), "fields": fields, "source": source}, ensure_ascii=False))


def main():
    count = int(sys.argv[1])
    for lang in LANGUAGES:
        for _ in range(count * 2 if lang == "en" else count):
            work = invented(lang)
            if lang == "en" and chance(0.5):
                text, fields = sloppy(work)
            else:
                text, fields = printed(work)
                if chance(0.1):
                    text = careless(text, fields, lang)
            native = work["native"]
            if native and lang in ("fa", "ar"):
                text = digits(text, lang, True) if not work["doi"] and "http" not in text else text
            emit(text, fields, work["source"])
    for path in sys.argv[2:]:
        for line in open(path, encoding="utf8"):
            row = json.loads(line)
            work = again(row)
            if not work or not work["authors"]:
                continue
            share = {"article": 0.25, "chapter": 1.0, "book": 0.8}.get(work["kind"], 1.0)
            if chance(share):
                text, fields = sloppy(work) if chance(0.25) and work["kind"] == "article" else printed(work)
                if chance(0.3):
                    text = careless(text, fields, "en")
                emit(text, fields, work["source"])


main()
