import { describe, expect, test } from "vitest";
import type { AgentCommand, AgentFrame } from "../../shared/agent_frames";
import { emptyDesk, standingOf, unreadOfMine } from "../state/desk";
import { given, heard } from "../state/hearing";
import { conversation, ME, myTicket, queue, refusal, said, ticket } from "./builders";

const FOLLOW: AgentCommand = {
  type: "follow",
  client_id: "f",
  conversation_id: "c_1",
  after_seq: 0,
};
const SAY: AgentCommand = {
  type: "say",
  client_id: "s",
  conversation_id: "c_1",
  fence: 1,
  text: "Good afternoon",
};
const CLAIM: AgentCommand = { type: "claim", client_id: "k", ticket_id: "t_1" };

function deskAfter(...events: Array<AgentCommand | AgentFrame>) {
  return events.reduce((desk, event) => {
    const isCommand = "client_id" in event && event.type !== "accepted" && event.type !== "refused";
    return isCommand ? given(desk, event as AgentCommand) : heard(desk, event as AgentFrame);
  }, emptyDesk(ME));
}

function accepted(clientId: string, parts: object = {}): AgentFrame {
  return {
    type: "accepted",
    client_id: clientId,
    seq: null,
    duplicate: false,
    ticket: null,
    ...parts,
  };
}

describe("claiming", () => {
  test("an accepted claim moves the ticket to mine before the next queue frame", () => {
    const desk = deskAfter(queue([ticket()]), CLAIM, accepted("k", { ticket: myTicket() }));
    expect(desk.queue).toMatchObject({ waiting: [], mine: [myTicket()], totalWaiting: 0 });
  });

  test("the slower of two is told who was faster", () => {
    const detail = { agent_name: "Tomás Akande" };
    const desk = deskAfter(
      queue([ticket()]),
      CLAIM,
      refusal("k", { code: "already_claimed", detail }),
    );
    expect(desk.notices).toEqual([{ id: 1, kind: "already_claimed", agentName: "Tomás Akande" }]);
    expect(desk.pending).toEqual([]);
  });

  test("no more than three notices are kept", () => {
    const nobody = { client_id: null };
    const refusals = Array.from({ length: 5 }, () => ({ ...refusal(""), ...nobody }));
    expect(deskAfter(...refusals).notices.map(({ id }) => id)).toEqual([3, 4, 5]);
  });
});

describe("what may be done", () => {
  const held = queue([], [myTicket()]);

  test("a held conversation is mine until the server refuses with fenced", () => {
    const open = [held, FOLLOW, conversation({ ticket: myTicket() })];
    expect(standingOf(deskAfter(...open), "c_1")).toBe("mine");
    const fenced = deskAfter(...open, SAY, refusal("s", { code: "fenced" }));
    expect(standingOf(fenced, "c_1")).toBe("no_longer_mine");
    expect(fenced.replies[0]?.state).toBe("refused");
  });

  test("a later claim with a higher fence makes it mine again", () => {
    const again = queue([], [myTicket({ fence: 2 })]);
    const desk = deskAfter(held, SAY, refusal("s", { code: "fenced" }), again);
    expect(standingOf(desk, "c_1")).toBe("mine");
  });

  test("an accepted closing shows at once", () => {
    const resolve: AgentCommand = {
      type: "resolve",
      client_id: "r",
      conversation_id: "c_1",
      fence: 1,
    };
    const desk = deskAfter(held, FOLLOW, conversation(), resolve, accepted("r", { seq: 9 }));
    expect(standingOf(desk, "c_1")).toBe("closed");
  });

  test.each([
    ["waiting_for_agent", null, "waiting"],
    ["with_agent", "a_tomas", "with_other"],
    ["with_agent", ME, "no_longer_mine"],
    ["with_bot", null, "with_bot"],
    ["closed", null, "closed"],
  ] as const)("%s held by %s stands as %s", (status, agent_id, standing) => {
    const frame = conversation({ status, ticket: ticket({ agent_id }) });
    expect(standingOf(deskAfter(FOLLOW, frame), "c_1")).toBe(standing);
  });
});

describe("replies", () => {
  const open = [queue([], [myTicket()]), FOLLOW, conversation()];

  test("a reply leaves the list when its message comes, before or after it is accepted", () => {
    const own = said({ seq: 1, author: "agent", client_id: "s" });
    expect(deskAfter(...open, SAY, accepted("s", { seq: 1 }), own).replies).toEqual([]);
    expect(deskAfter(...open, SAY, own, accepted("s", { seq: 1 })).replies).toEqual([]);
  });

  test("a reply that was stored by an earlier page is recognised by its number", () => {
    const own = said({ seq: 1, author: "agent", client_id: null });
    expect(deskAfter(...open, SAY, accepted("s", { seq: 1 }), own).replies).toEqual([]);
    expect(deskAfter(...open, SAY, own, accepted("s", { seq: 1 })).replies).toEqual([]);
  });

  test("a refused reply stays with the reason", () => {
    const desk = deskAfter(...open, SAY, refusal("s", { code: "busy", message: "No room." }));
    expect(desk.replies).toEqual([
      { command: SAY, state: "refused", seq: null, problem: "No room." },
    ]);
  });
});

describe("following", () => {
  test("messages are in order once, and turns are gathered by the reply that they explain", () => {
    const turn = {
      seq: 2,
      question: "what does it cost?",
      decision: "answer",
      confidence: 0.9,
      threshold: 0.8,
      reason: null,
      generation: "9c1f",
      hits: [],
    } as const;
    const first = conversation({ turns: [turn] });
    const desk = deskAfter(FOLLOW, first, said({ seq: 1 }), said({ seq: 1 }), conversation());
    const followed = desk.conversations.get("c_1");
    expect(followed?.transcript.messages.map(({ seq }) => seq)).toEqual([1]);
    expect(followed?.turns.get(2)).toEqual(turn);
  });

  test("what nobody follows any more is let go, and late messages of it are dropped", () => {
    const unfollow: AgentCommand = { type: "unfollow", client_id: "u", conversation_id: "c_1" };
    const desk = deskAfter(FOLLOW, conversation(), unfollow, said({ seq: 1 }));
    expect(desk.conversations.size).toBe(0);
  });

  test("a refused follow says why", () => {
    const desk = deskAfter(FOLLOW, refusal("f", { message: "No such conversation." }));
    expect(desk.conversations.get("c_1")?.problem).toBe("No such conversation.");
  });

  test("only the customer's words after the agent's last reply are unread", () => {
    const desk = deskAfter(
      queue([], [myTicket()]),
      FOLLOW,
      conversation(),
      said({ seq: 1 }),
      said({ seq: 2, author: "agent" }),
      said({ seq: 3 }),
      said({ seq: 4, author: "system", kind: "agent_joined" }),
      said({ seq: 5 }),
    );
    expect(unreadOfMine(desk)).toBe(2);
  });
});
