"""Messages that ask for a person, and messages that only mention one."""

from typing import Final

ENGLISH_REQUESTS: Final = """\
I want to talk to a person
Can I speak to someone please?
agent
human please
Let me talk to a real human
Connect me to an agent
Please transfer me to customer service
I need a human
I would like to speak with an advisor
Could I chat with one of your colleagues?
put me through to somebody
get me a manager
Give me a real person
I want to speak to your supervisor
can someone call me, I want to speak to a human being
Is there a real person I can talk to?
operator
representative please
customer support
live chat
I don't want to talk to a bot
stop talking to a bot, I want a person
This bot is useless, let me talk to someone
I'd like to talk to a member of staff
I'd rather talk to a human
Can you hand me over to a colleague?
May I speak with a representative?
please connect me with a live agent
I need to speak to someone about my mortgage
talk to an adviser
switch me to a human
Human!!!
speak to agent
I want a human agent now
transfer me to a person
Can a real person help me?
can I talk to someone in the branch team
need to talk to customer support
I insist on talking to a person
I want to chat with a live person
not a robot please
Get me someone who can help
I prefer a human
let me speak to the manager
""".splitlines()

ENGLISH_OTHERS: Final = """\
Can someone else use my card?
What does a business account cost?
Can I add a second person to my account?
How do I give another person access to my account?
I sent money to the wrong person
The agent fee on my statement, what is it?
Can my wife talk to the bank for me with a power of attorney?
What are the customer service hours?
What is the phone number of customer service?
Somebody used my card without my permission
Does the branch manager approve loans?
Is there a limit per person?
How do I book an appointment at a branch?
I want to pay a person abroad
Do your employees get a discount?
Can people under 18 open an account?
My agent bought the flat, how do I pay the deposit?
How many people can share a joint account?
Is a human resources letter enough as proof of income?
Which personal loan is right for me?
When is the branch staffed on Saturday?
I need a loan
Who can see my balance?
Can I transfer money to someone without an account?
transfer to a person in another country
The operator of my phone changed, does the app still work?
Do you offer support for people in financial difficulty?
Can I be represented by my daughter?
Is the estate agent paid through the bank?
What happens when a person dies?
send money to somebody by phone number
Someone called me and said they were from the bank
a person called me and asked for my PIN
Which real estate loan do you have?
Is my money safe if someone steals my phone?
How do I complain?
Can I order a card for my employee?
I want to change my address
Are you a bot?
do you use robots to trade?
Someone is trying to log in to my account
Does an employee of mine need a card of their own?
""".splitlines()

CHINESE_REQUESTS: Final = """\
转人工
我要人工客服
人工
客服在吗
我想找真人
帮我转接人工客服
请转人工服务
我要跟真人说话
能不能接人工
叫个人来跟我说
人工客服在吗
有没有真人
我想和工作人员聊
找你们经理
让我跟客服通话
不想跟机器人说话
别用机器人回答我
我要和你们的客户经理谈
帮我接一下人工
联系客服
轉人工
請幫我轉接真人客服
我要真人
换人工
呼叫人工客服
需要人工服务
我想和人聊聊
能找个人跟我讲吗
可以转人工吗
人工服务
麻烦转一下人工
你听不懂，转人工吧
请给我接客服
我要投诉，转人工
有没有活人啊
接线员
找人工客服
给我转真人
不要机器人，要人工
跟你们同事沟通一下
我要找客服
在线客服
""".splitlines()

CHINESE_OTHERS: Final = """\
客服电话是多少
人工服务时间是几点到几点
客服热线收费吗
可以给别人转账吗
别人能用我的卡吗
怎么给家人办附属卡
两个人可以开联名账户吗
我把钱转给了错的人
有人盗刷了我的卡
有人打电话问我要密码
个人贷款利率是多少
收款人姓名写错了怎么办
怎么找回密码
怎么联系附近的网点
需要什么证件
本人不在可以代办吗
人工智能会看我的账单吗
员工卡怎么办理
客户经理是做什么的
一个人最多能开几个账户
外国人可以开户吗
未成年人能开户吗
转到他人账户要多久
怎么预约柜台
经理说可以减免年费是真的吗
柜台人工办理要收手续费吗
我要投诉
怎么换卡
换手机号怎么办
我叫李明，想改名字
要找的零钱可以存吗
接到诈骗电话怎么办
转账限额是多少
请问年费多少
怎么添加受益人
公司专员出差能用公司卡吗
代理人需要带什么
和别人一起买房怎么贷款
你是机器人吗
可以通过视频和顾问谈业务吗？
我想和朋友说说你们的活动有奖励吗
亲人去世了账户怎么办
信用卡被别人刷了
""".splitlines()

ENGLISH_REFUSALS: Final = """\
I don't need a human, just tell me the wire cutoff
please do not transfer me to an agent, only the rate please
I would rather not speak to anyone. What is the daily limit?
can I unblock it without calling an agent?
we don't want to be called by anybody, send us the form
without talking to a person, how can I get a new PIN
no agent needed, what does a cheque book cost
never put me through to an operator again, what is the IBAN format
No need for a colleague, what is the sort code
not a person please, just the hours
I didn't ask for an agent, I asked for the fee
rather than speaking to someone, how do I do it online
""".splitlines()

ENGLISH_REQUESTS_BESIDE_REFUSALS: Final = """\
I don't want to talk to anyone but a human
why can't I talk to a person
why don't you connect me to an agent
can I not talk to a person?
I do not need a bot, I need an agent
don't get me wrong, I want a human
no, human please
no more bots, human please
I couldn't reach anyone, connect me to an agent
I don't want to wait, get me an adviser
don't you have a human I can talk to
""".splitlines()

CHINESE_REFUSALS: Final = """\
我不想跟人说话，几点开门
不想和客服聊，只想知道年费
请别让客服打电话给我，发短信就行
人工就不用了，年费多少
不用找人工，怎么解冻
没必要转人工吧，密码怎么改
不要人工客服，限额是多少
不用叫人来，我自己能办吗
不必聯繫顧問，告訴我費用
""".splitlines()

CHINESE_REQUESTS_BESIDE_REFUSALS: Final = """\
要不要转人工？要
能不能转人工
怎么不给我转人工
为什么不能转人工
不要机器人，要人工
不要再问了，转人工
别废话转人工
要不转人工吧
是不是不能找人工，我要人工
""".splitlines()
