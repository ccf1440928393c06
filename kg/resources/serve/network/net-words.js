// The words that the server's page adds.
const ADDED = {
  "zh-Hans": {
    tools: "工具", table: "表格", period: "时间范围", wholePeriod: "全部时间", ego: "只看周边", expand: "展开", openPage: "实体页面", pathFrom: "路径起点", pathTo: "路径终点", path: "路径",
    findPath: "查找路径", noPath: "在当前筛选下，两者之间没有路径。", pathOf: "{a} 到 {b}：{n} 步", egoOf: "{a} 的周边", picked: "查询结果：{n} 个实体", leave: "退出", expandHint: "点击节点展开它的邻居",
    size: "节点大小", byDegree: "按联系数", byBetween: "按中介中心性", colour: "节点颜色", byClass: "按类别", byCommunity: "按社群", save: "保存当前所见", subject: "主体", relation: "关系", object: "客体",
    standing: "状态", claimed: "转述", planned2: "计划、主张", negated: "否定", asserted2: "断言", community: "社群 {n}", rest: "其他社群", tableCaption: "图中当前可见的关系（与图同步）", appearance: "外观", unknown: "找不到“{q}”", from: "从", to: "到", through: "共 {n} 条最短路径",
  },
  "zh-Hant": {
    tools: "工具", table: "表格", period: "時間範圍", wholePeriod: "全部時間", ego: "只看周邊", expand: "展開", openPage: "實體頁面", pathFrom: "路徑起點", pathTo: "路徑終點", path: "路徑",
    findPath: "查找路徑", noPath: "在目前篩選下，兩者之間沒有路徑。", pathOf: "{a} 到 {b}：{n} 步", egoOf: "{a} 的周邊", picked: "查詢結果：{n} 個實體", leave: "退出", expandHint: "點擊節點展開它的鄰居",
    size: "節點大小", byDegree: "按聯繫數", byBetween: "按中介中心性", colour: "節點顏色", byClass: "按類別", byCommunity: "按社群", save: "保存目前所見", subject: "主體", relation: "關係", object: "客體",
    standing: "狀態", claimed: "轉述", planned2: "計劃、主張", negated: "否定", asserted2: "斷言", community: "社群 {n}", rest: "其他社群", tableCaption: "圖中目前可見的關係（與圖同步）", appearance: "外觀", unknown: "找不到「{q}」", from: "從", to: "到", through: "共 {n} 條最短路徑",
  },
  en: {
    tools: "Tools", table: "Table", period: "Period", wholePeriod: "All times", ego: "Only around it", expand: "Expand", openPage: "Its page", pathFrom: "Path from", pathTo: "Path to", path: "Path",
    findPath: "Find paths", noPath: "Under these filters no path leads from one to the other.", pathOf: "{a} to {b}: {n} steps", egoOf: "Around {a}", picked: "Query result: {n} entities", leave: "Leave", expandHint: "click a node to expand it",
    size: "Size of nodes", byDegree: "by degree", byBetween: "by betweenness", colour: "Colour of nodes", byClass: "by class", byCommunity: "by community", save: "Save what is seen", subject: "Subject", relation: "Relation", object: "Object",
    standing: "Standing", claimed: "attributed", planned2: "planned, desired", negated: "negated", asserted2: "asserted", community: "Community {n}", rest: "other communities", tableCaption: "The relations now visible in the network", appearance: "Appearance", unknown: "Nothing is called “{q}”", from: "from", to: "to", through: "{n} shortest paths",
  },
};
for (const [language, words] of Object.entries(ADDED)) Object.assign(WORDS[language], words);
