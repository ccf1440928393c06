// The words of the interface.
const WORDS = {
  "zh-Hans": {
    search: "搜索任何名称（繁、简、英）", searchLabel: "搜索实体", suggestions: "建议", labelLanguage: "名称的语言", interfaceLanguage: "界面语言",
    switchInterface: "English", theme: "明暗主题", canvas: "关系网络图。方向键移动，加减号缩放，0 显示全图。可用搜索和右侧列表逐项浏览。",
    empty: "没有可显示的关系", emptyWhy: "请放宽筛选条件，或检查图谱中是否有内容。", emptyGraph: "这个图谱里还没有实体。先用 kg build 读入文章。",
    legend: "图例", zoom: "缩放", zoomIn: "放大", zoomOut: "缩小", zoomFit: "显示全图", panel: "面板", details: "详情", filters: "筛选", fold: "收起或展开面板",
    count: "{n} 个实体 · {r} 条关系 · {c} 处证据", of: "（共 {n} · {r}）", none: "无匹配", searchHits: "{n} 个匹配",
    hint: "点击节点看一个实体，点击连线看证据原句。", central: "联系最多的实体", frequent: "最常见的关系", asserted: "已断言", told: "仅为转述", negatedOnly: "被否定", notAsserted: "未断言",
    overview: "总览", back: "返回", between: "{a} 与 {b}", otherNames: "其他名称", relations: "关系", ties: "联系 {n} 个实体", evidence: "{n} 处证据",
    noEvidence: "图谱中没有这条关系的原句。", more: "再显示 {n} 条", speaker: "说话人", article: "文章", says: "文章自述", rule: "规则", time: "时间", place: "地点",
    topic: "议题", role: "职务", quantity: "数量", negative: "否定", positive: "肯定", actual: "事实", planned: "计划", desired: "主张", hypothetical: "假设",
    classes: "类别", polarity: "极性", modality: "情态", everyone: "全部", assertedOnly: "只看已断言的关系", loose: "显示没有关系的实体", reset: "重置筛选",
    favourable: "支持类立场", adverse: "反对、冲突", neutral: "其他关系", dotted: "未断言（转述、计划、否定）", self: "自身", wikidata: "维基数据",
    selected: "已选中 {name}", why: "依据", published: "发表",
  },
  "zh-Hant": {
    search: "搜尋任何名稱（繁、簡、英）", searchLabel: "搜尋實體", suggestions: "建議", labelLanguage: "名稱的語言", interfaceLanguage: "介面語言",
    switchInterface: "English", theme: "明暗主題", canvas: "關係網絡圖。方向鍵移動，加減號縮放，0 顯示全圖。可用搜尋和右側列表逐項瀏覽。",
    empty: "沒有可顯示的關係", emptyWhy: "請放寬篩選條件，或檢查圖譜中是否有內容。", emptyGraph: "這個圖譜裏還沒有實體。先用 kg build 讀入文章。",
    legend: "圖例", zoom: "縮放", zoomIn: "放大", zoomOut: "縮小", zoomFit: "顯示全圖", panel: "面板", details: "詳情", filters: "篩選", fold: "收起或展開面板",
    count: "{n} 個實體 · {r} 條關係 · {c} 處證據", of: "（共 {n} · {r}）", none: "無匹配", searchHits: "{n} 個匹配",
    hint: "點擊節點看一個實體，點擊連線看證據原句。", central: "聯繫最多的實體", frequent: "最常見的關係", asserted: "已斷言", told: "僅為轉述", negatedOnly: "被否定", notAsserted: "未斷言",
    overview: "總覽", back: "返回", between: "{a} 與 {b}", otherNames: "其他名稱", relations: "關係", ties: "聯繫 {n} 個實體", evidence: "{n} 處證據",
    noEvidence: "圖譜中沒有這條關係的原句。", more: "再顯示 {n} 條", speaker: "說話人", article: "文章", says: "文章自述", rule: "規則", time: "時間", place: "地點",
    topic: "議題", role: "職務", quantity: "數量", negative: "否定", positive: "肯定", actual: "事實", planned: "計劃", desired: "主張", hypothetical: "假設",
    classes: "類別", polarity: "極性", modality: "情態", everyone: "全部", assertedOnly: "只看已斷言的關係", loose: "顯示沒有關係的實體", reset: "重置篩選",
    favourable: "支持類立場", adverse: "反對、衝突", neutral: "其他關係", dotted: "未斷言（轉述、計劃、否定）", self: "自身", wikidata: "維基數據",
    selected: "已選中 {name}", why: "依據", published: "發表",
  },
  en: {
    search: "Search any name, 繁 简 or English", searchLabel: "Search entities", suggestions: "Suggestions", labelLanguage: "Language of names",
    interfaceLanguage: "Interface language", switchInterface: "中文", theme: "Light or dark", canvas: "Network. Arrow keys move, plus and minus zoom, 0 shows all. Use search and the lists in the panel to go through it item by item.",
    empty: "No relation to show", emptyWhy: "Loosen the filters, or check that the graph has content.", emptyGraph: "This graph has no entities yet. Read articles with kg build first.",
    legend: "Legend", zoom: "Zoom", zoomIn: "Zoom in", zoomOut: "Zoom out", zoomFit: "Show all", panel: "Panel", details: "Details", filters: "Filters", fold: "Fold or unfold the panel",
    count: "{n} entities · {r} relations · {c} citations", of: " (of {n} · {r})", none: "No match", searchHits: "{n} matches",
    hint: "Click a node for an entity, a line for the sentences behind it.", central: "Most connected", frequent: "Most frequent relations", asserted: "asserted", told: "attributed only", negatedOnly: "negated", notAsserted: "not asserted",
    overview: "Overview", back: "Back", between: "{a} and {b}", otherNames: "Other names", relations: "Relations", ties: "tied to {n} entities", evidence: "{n} citations",
    noEvidence: "The graph has no sentence for this relation.", more: "Show {n} more", speaker: "Speaker", article: "Article", says: "the article itself", rule: "Rule", time: "Time", place: "Place",
    topic: "Topic", role: "Role", quantity: "Quantity", negative: "negated", positive: "affirmed", actual: "actual", planned: "planned", desired: "desired", hypothetical: "hypothetical",
    classes: "Classes", polarity: "Polarity", modality: "Modality", everyone: "Everyone", assertedOnly: "Only asserted relations", loose: "Show entities without relations", reset: "Reset filters",
    favourable: "favourable stance", adverse: "opposition, conflict", neutral: "other relations", dotted: "not asserted (attributed, planned, negated)", self: "itself", wikidata: "Wikidata",
    selected: "{name} selected", why: "Why", published: "published",
  },
};

/** A text of the interface, with its {gaps} filled. */
function say(key, gaps = {}) {
  return WORDS[interfaceLanguage()][key].replace(/\{(\w+)\}/g, (_, gap) => String(gaps[gap] ?? ""));
}

/** Write the interface's words into the page's fixed parts. */
function sayAll() {
  document.documentElement.lang = interfaceLanguage();
  for (const node of document.querySelectorAll("[data-say]")) node.textContent = say(node.dataset.say);
  for (const node of document.querySelectorAll("[data-say-label]")) node.setAttribute("aria-label", say(node.dataset.sayLabel));
  for (const node of document.querySelectorAll("[data-say-placeholder]")) node.setAttribute("placeholder", say(node.dataset.sayPlaceholder));
  for (const node of document.querySelectorAll("button[data-say-label]")) node.title = say(node.dataset.sayLabel);
  if ($("interface")) $("interface").textContent = say("switchInterface");
  if (!KG.nodes) $("empty").replaceChildren(el("strong", {}, say("emptyGraph")));
  for (const button of $("script") ? $("script").children : []) {
    const on = button.value === state.labels;
    button.setAttribute("aria-checked", String(on));
    button.tabIndex = on ? 0 : -1;
  }
}
