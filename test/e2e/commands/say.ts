/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
/** A line for the person who started the command. */
export function say(line = ''): void {
	process.stdout.write(`${line}\n`);
}
