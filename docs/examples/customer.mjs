// A customer, from docs/protocol.md alone: node --experimental-websocket customer.mjs http://127.0.0.1:8000
// Says each line of standard input once the one before is answered, prints what the others say, resumes by itself.
import { randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline'

const address = process.argv[2] ?? 'http://127.0.0.1:8000'
const KINDS = { '/person': 'request_person', '/end': 'end' }
const call = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"language": "en"}' }
const started = await fetch(`${address}/api/conversations`, call)
const { conversation_id, token } = await started.json()
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
// command: goes out with the same client_id until it is answered; asked: our seq, and replied: those that have their reply
let [socket, status, lastSeq, pause, replied] = [null, 'with_bot', 0, 500, new Set()]
let [command, asked] = [null, null]

const send = (frame) => socket.readyState === 1 && socket.send(JSON.stringify(frame))
async function next() {
  const { value, done } = await lines.next()
  if (done) return socket.close(1000)
  const kind = KINDS[value] ? { type: KINDS[value] } : { type: 'say', text: value }
  send((command = { ...kind, client_id: randomUUID() }))
}
function goOn() {
  const isOver = asked !== null && (status !== 'with_bot' || replied.has(asked))
  if (isOver) next((asked = null))
}
const frames = {
  welcome({ state }) {
    status = state.status
    command ? send(command) : lastSeq === 0 && asked === null && next()
  },
  resync: () => (lastSeq = 0),
  state: (state) => (status = state.status),
  message({ message }) {
    if (message.seq <= lastSeq) return
    lastSeq = message.seq
    replied.add(message.in_reply_to)
    if (message.author !== 'customer') console.log(`${message.author}: ${message.text}`)
  },
  accepted({ client_id, seq }) {
    if (client_id !== command?.client_id) return
    if (command.type !== 'say') replied.add(seq) // the bot says nothing to it
    ;[command, asked, pause] = [null, seq, 500]
  },
  refused({ client_id, code, message, detail }) {
    if (client_id !== command?.client_id) return
    if (detail.retry_after) return setTimeout(() => send(command), detail.retry_after * 1000)
    next(console.log(`refused: ${message} (${code})`))
  },
}
function connect() {
  socket = new WebSocket(`${address.replace('http', 'ws')}/ws/conversation`)
  socket.onopen = () => send({ type: 'hello', protocol: 1, conversation_id, token, after_seq: lastSeq })
  socket.onmessage = ({ data }) => {
    frames[JSON.parse(data).type]?.(JSON.parse(data))
    goOn()
  }
  socket.onclose = ({ code }) => {
    if ([1000, 4400, 4401, 4403, 4404].includes(code)) process.exit(code === 1000 ? 0 : 1)
    setTimeout(connect, code === 4429 ? 60_000 : pause * (0.5 + Math.random() / 2))
    pause = Math.min(2 * pause, 15_000)
  }
}
connect()
