/** 收件箱的中文文字。 */

import type { inbox as English } from "../en/inbox";

export const inbox: typeof English = {
  queue: {
    tabs: { waiting: "等待中", mine: "我的", all: "全部", finished: "已结束" },
    waited: "已等待",
    late: "（已超时）",
    hourMark: "小时",
    claim: "接待",
    claiming: "接待中…",
    claimWhenBack: "连接恢复后才能接待",
    unread: (count) => `${count} 条新消息`,
    noWords: "客户尚未留言",
    onlyFirst: (shown, total) => `共 ${total} 位，显示前 ${shown} 位。`,
    empty: {
      waiting: { title: "目前无人等待", hint: "新客户会自动出现在这里，您可以一直开着本页。" },
      mine: {
        title: "您目前没有接待客户",
        hint: "在“等待中”接待一位客户后，对话会出现在这里。",
      },
      all: { title: "没有进行中的对话", hint: "所有要求人工服务的客户都已得到接待。" },
      finished: { title: "还没有已结束的对话", hint: "结束的对话会保留在这里，可供再次查阅。" },
    },
    ended: { resolved: "已解决", abandoned: "已离开" },
    nothingFound: "没有符合条件的对话",
    showAll: "显示全部",
    loading: "正在载入队列…",
  },
  filter: { text: "搜索列表", placeholder: "搜索", reason: "原因", language: "语言" },
  offers: { title: "派给您", decline: "不接", left: (seconds) => `剩 ${seconds} 秒` },
  passed: "转给您：",
  reasons: {
    asked_for_person: { short: "要求人工", plain: "客户要求人工服务" },
    not_understood: { short: "未能理解", plain: "机器人没有把握理解客户的意思" },
    sensitive: { short: "敏感事项", plain: "事项敏感，应由人工处理" },
    unanswered: { short: "未获回复", plain: "客户未能及时得到回复" },
    returned: { short: "退回队列", plain: "同事已将对话退回队列" },
    repeated: { short: "未能解决", plain: "客户表示回答没有帮助，或又问了同一个问题" },
    self_harm: { short: "自伤风险", plain: "客户可能有伤害自己的危险" },
    threat: { short: "威胁", plain: "客户威胁他人或网点" },
    fraud: { short: "诈骗", plain: "客户报告遭遇诈骗" },
    lost_card: { short: "丢卡", plain: "客户的卡遗失或被盗" },
    dispute: { short: "交易争议", plain: "客户对一笔交易有异议" },
    bereavement: { short: "亲人离世", plain: "客户的亲人去世" },
    hardship: { short: "还款困难", plain: "客户无力还款" },
    complaint: { short: "投诉", plain: "客户在投诉" },
  },
};
