/** The sign-in page, or the console of whoever is signed in. */

import { SignIn } from "../sign_in/sign_in";
import { ConsoleProvider, useSurroundings } from "./context";
import { Shell } from "./shell";

export function Root() {
  const { workplace } = useSurroundings();
  const agentConsole = workplace.console.value;
  if (agentConsole === null) return <SignIn />;
  return (
    <ConsoleProvider value={agentConsole}>
      <Shell />
    </ConsoleProvider>
  );
}
