/** The bank's products that a text names, by a list of the words that customers use for them. */

const NAMED_BY = {
  credit_card: /\bcredit cards?\b|信用卡/i,
  debit_card: /\b(?:debit|bank) cards?\b|借记卡|储蓄卡|银行卡/i,
  savings: /\bsavings?\b|\bfixed[- ]term\b|储蓄|存款|定期/i,
  mortgage: /\bmortgages?\b|\bhome loans?\b|房贷|按揭/i,
  loan: /\b(?:personal |car )?loans?\b|\boverdrafts?\b|贷款|透支/i,
  transfer: /\btransfers?\b|\bremit\w*\b|\bwire\b|\bsend(?:ing)? money\b|转账|汇款/i,
  account: /\b(?:current |joint )?accounts?\b|账户|帐户|开户/i,
  app: /\bapp\b|\bonline banking\b|\bmobile banking\b|\bpasscode\b|手机银行|网银|网上银行/i,
  atm: /\batms?\b|\bcash machines?\b|取款机|自动柜员机/i,
  exchange: /\bexchange rates?\b|\bforeign currenc\w+\b|外汇|汇率|换汇/i,
  insurance: /\binsur\w+\b|保险/i,
  investment: /\binvest\w*\b|\bfunds?\b|\bshares\b|理财|基金|股票/i,
} as const;

export type Product = keyof typeof NAMED_BY;

/** In the order of the list. A home loan is no loan twice. */
export function productsIn(text: string): readonly Product[] {
  const named = (Object.keys(NAMED_BY) as Product[]).filter((one) => NAMED_BY[one].test(text));
  const isMortgage = named.includes("mortgage");
  const rest = text.replaceAll(/\bhome loans?\b/gi, "");
  return named.filter((one) => one !== "loan" || !isMortgage || NAMED_BY.loan.test(rest));
}
