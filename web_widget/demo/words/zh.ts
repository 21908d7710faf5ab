/** Every visible word of the demonstration page, in Chinese. */

import type { Words } from "./en";

export const zh: Words = {
  bank: "云雀银行",
  title: "云雀银行 · 财富的安心港湾",
  language: "语言",
  skip: "跳到正文",
  menu: "产品",
  nav: { accounts: "账户", cards: "银行卡", savings: "储蓄", loans: "贷款", help: "帮助" },
  phoneLabel: "24 小时免费热线",
  phone: "0800 555 0100",

  hero: {
    over: "拉克菲尔德港 · 41 家网点",
    title: "财富的安心港湾。",
    text: "免月费的日常账户，随取随用的储蓄，有问必答的顾问。",
    primary: "查看账户",
    secondary: "存款利率",
    card: "借记卡",
  },

  facts: [
    { figure: "1.60 %", text: "活期储蓄年利率，按月付息" },
    { figure: "$0", text: "境内转账免费，10,000 美元以内实时到账" },
    { figure: "$100,000", text: "存款保障基金为每位客户提供的保障额度" },
  ],

  products: "日常所需，长远打算",
  tiles: [
    {
      id: "accounts",
      name: "日常账户",
      price: "月费 $0",
      note: "每月入账满 800 美元免月费，否则 4 美元",
      points: ["附送借记卡", "26 岁以下青年账户免费", "视频开户只需 15 分钟"],
    },
    {
      id: "cards",
      name: "金卡信用卡",
      price: "年费 $60",
      note: "年消费满 12,000 美元免年费",
      points: ["每年两次机场贵宾室", "每消费 2 美元得 2 个云雀积分", "年利率 17.9 %"],
    },
    {
      id: "transfers",
      name: "跨境汇款",
      price: "$4 起",
      note: "欧元区内欧元汇款 4 美元，其他国家 12 美元",
      points: ["欧元区 1 个工作日到账", "其他地区 1 至 4 个工作日", "请在 14:00 前提交"],
    },
    {
      id: "loans",
      name: "住房贷款",
      price: "4.10 % 起",
      note: "浮动利率；5 年固定利率 4.35 %",
      points: ["可选 5、10、15 年固定利率", "自有资金最低 20 %", "每年可免费提前还款 5 %"],
    },
  ],

  rates: {
    title: "定期存款",
    text: "期限由您选择，500 美元起存，利率自起存日锁定。",
    term: "期限",
    rate: "年利率",
    rows: [
      ["3 个月", "2.40 %"],
      ["6 个月", "2.75 %"],
      ["12 个月", "3.10 %"],
      ["24 个月", "3.20 %"],
      ["36 个月", "3.25 %"],
    ],
    note: "价格自 2026 年 1 月 1 日起生效。",
  },

  help: {
    title: "卡丢了？",
    text: "请立即在 App 的“卡片 → 冻结”中操作，或致电我们，全天候有人接听。",
    home: "境内",
    homePhone: "0800 555 0111",
    abroad: "境外",
    abroadPhone: "+1 555 010 0111",
    hoursTitle: "网点营业时间",
    hours: ["周一至周五 9:00–17:00", "周六 9:00–13:00", "港口中心网点周日 10:00–14:00 亦营业"],
    askTitle: "有个小问题？",
    ask: "点击右下角的“在线咨询”，多数问题即时解答，您也可以随时要求人工服务。",
  },

  foot: {
    address: "云雀银行 · 拉克菲尔德港海港广场 1 号",
    never: "本行绝不会索要您的密码、PIN 码或验证码。",
    demo: "这是演示页面。云雀银行为虚构；右下角的对话窗口是 Teller。",
    console: "顾问工作台",
    docs: "API 说明",
  },
};
