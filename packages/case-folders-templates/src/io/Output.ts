/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a command, never part of a node */
import { EXIT, Failure, type ExitCode } from './Failure';

/** Where a command writes: progress for people, and at the end its result, as lines or as one JSON object. */
export class Output {
	constructor(
		private readonly asJson: boolean,
		private readonly toPeople: (line: string) => void = (line) => process.stderr.write(`${line}\n`),
		private readonly toScripts: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
	) {}

	/** What is being done. It never goes to standard output, so that scripts can read the result there. */
	progress(line: string): void {
		this.toPeople(line);
	}

	/** @param json the same for scripts */
	result(lines: readonly string[], json: Record<string, unknown>, code: ExitCode = EXIT.done): ExitCode {
		if (this.asJson) this.toScripts(JSON.stringify({ ok: code === EXIT.done, ...json }, null, 2));
		else for (const line of lines) this.toScripts(line);
		return code;
	}

	/** A defect is thrown on: there is nothing that its user could do about it. */
	failure(thrown: unknown): ExitCode {
		if (!(thrown instanceof Failure)) throw thrown;
		const { message, advice, details, code } = thrown;
		const lines = [message, ...details.map((detail) => `  • ${detail}`), advice];
		if (this.asJson) this.toScripts(JSON.stringify({ ok: false, message, details, advice }, null, 2));
		else for (const line of lines) this.toPeople(line);
		return code;
	}
}
