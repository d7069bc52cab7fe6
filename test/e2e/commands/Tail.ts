/** The last lines of an output. */
export class Tail {
	private lines: string[] = [''];

	/** @param length how many lines are kept */
	constructor(private readonly length: number) {}

	add(bytes: Buffer | string): void {
		const [first = '', ...others] = bytes.toString().split(/\r?\n/);
		this.lines[this.lines.length - 1] += first;
		this.lines.push(...others);
		this.lines = this.lines.slice(-this.length);
	}

	text(): string {
		return this.lines.join('\n').trim();
	}
}
