/** What follows a last dot is an extension when it is this short; otherwise the dot belongs to the name. */
const EXTENSION = /(?<=.)\.[^.\s]{1,16}$/su;

/** A file's name in two: `letter` and `.pdf`. The extension is `''` where there is none. */
export function splitExtension(name: string): { stem: string; extension: string } {
	const extension = EXTENSION.exec(name)?.[0] ?? '';
	return { stem: name.slice(0, name.length - extension.length), extension };
}
