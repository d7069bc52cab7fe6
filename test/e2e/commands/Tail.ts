/** Colours and movements of the cursor. */
// eslint-disable-next-line no-control-regex -- that is how they begin
const escapes = /\x1b\[[0-9;?]*[A-Za-z]/g;

/** The last lines of an output, as plain text. */
export class Tail {
	private lines: string[] = [''];

	/** @param length how many lines are kept */
	constructor(private readonly length: number) {}

	add(bytes: Buffer | string): void {
		const [first = '', ...others] = bytes.toString().replace(escapes, '').split(/\r?\n/);
		this.lines[this.lines.length - 1] += first;
		this.lines.push(...others);
		this.lines = this.lines.slice(-this.length);
	}

	text(): string {
		return this.lines.join('\n').trim();
	}
}
