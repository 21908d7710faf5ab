/** What tests and the development server call the same. */

export { Fragment, jsx as jsxDEV } from "./render";
