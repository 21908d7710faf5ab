/** 工作台上显示的全部文字。 */

import type { Words } from "../en/words";
import { caseWords } from "./case";
import { inbox } from "./inbox";
import { page } from "./page";
import { talk } from "./talk";
import { team } from "./team";

export const zh: Words = { ...page, ...inbox, ...talk, ...caseWords, ...team };
