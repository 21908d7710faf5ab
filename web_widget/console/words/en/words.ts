/** Every word that the console shows, in English; the other languages have the same form. */

import { caseWords } from "./case";
import { inbox } from "./inbox";
import { page } from "./page";
import { talk } from "./talk";
import { team } from "./team";

export const en = { ...page, ...inbox, ...talk, ...caseWords, ...team };

export type Words = typeof en;
