/** The first page: who are you? */

import type { ComponentChildren } from "preact";
import { useId, useRef } from "preact/hooks";
import { useSurroundings, useWords } from "../app/context";
import { Preferring } from "../app/header";
import { Mark } from "../parts/icons";
import type { Words } from "../words/en/words";
import type { SignInProblem } from "./api";

export function SignIn() {
  const words = useWords();
  return (
    <div class="sign-in">
      <header class="sign-in-cover">
        <p class="sign-in-name">
          <Mark />
          {words.product}
        </p>
        <p class="sign-in-pledge">{words.pledge}</p>
        <p class="sign-in-tagline">{words.tagline}</p>
      </header>
      <main class="sign-in-page">
        <div class="sign-in-tools">
          <Preferring />
        </div>
        <SignInForm />
      </main>
    </div>
  );
}

function SignInForm() {
  const words = useWords();
  const { workplace } = useSurroundings();
  const password = useRef<HTMLInputElement>(null);
  const isSigningIn = workplace.isSigningIn.value;
  const submit = async (form: HTMLFormElement) => {
    const entries = new FormData(form);
    await workplace.signIn(String(entries.get("name")).trim(), String(entries.get("password")));
    if (workplace.problem.peek()?.kind === "wrong_password") password.current?.select();
  };
  return (
    <form
      class="sign-in-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(event.currentTarget);
      }}
    >
      <h1>{words.signIn.title}</h1>
      <Problems />
      <Field label={words.signIn.name}>
        {(id) => (
          <input
            id={id}
            name="name"
            autocomplete="username"
            autocapitalize="none"
            spellcheck={false}
            required
          />
        )}
      </Field>
      <Field label={words.signIn.password}>
        {(id) => (
          <input
            id={id}
            ref={password}
            name="password"
            type="password"
            autocomplete="current-password"
            required
          />
        )}
      </Field>
      <button type="submit" class="button is-primary is-wide" aria-disabled={isSigningIn}>
        {isSigningIn ? words.signIn.submitting : words.signIn.submit}
      </button>
    </form>
  );
}

interface FieldProps {
  readonly label: string;
  readonly children: (id: string) => ComponentChildren;
}

function Field({ label, children }: FieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children(id)}
    </div>
  );
}

function Problems() {
  const words = useWords();
  const { workplace } = useSurroundings();
  const problem = workplace.problem.value;
  return (
    <div role="alert">
      {problem !== null && <p class="callout is-bad">{problemText(problem, words)}</p>}
      {problem === null && workplace.hasExpired.value && (
        <p class="callout">{words.signIn.expired}</p>
      )}
    </div>
  );
}

function problemText(problem: SignInProblem, { signIn }: Words): string {
  switch (problem.kind) {
    case "wrong_password":
      return signIn.wrongPassword;
    case "too_many_requests":
      return signIn.tooMany(problem.retryAfter);
    case "unreachable":
      return signIn.unreachable;
    case "refused":
      return problem.message;
  }
}
