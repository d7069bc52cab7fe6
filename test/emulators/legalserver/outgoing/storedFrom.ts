import { loadJq, type Jq } from 'jq-wasm';
import type { OutgoingReply } from '../../core/callOut';
import type { NavigationCall } from './configuration';

export interface Stored {
	/** What goes into the fields of the case; an empty text empties its field. */
	values: Record<string, string>;
	/** Why a field keeps what it has. */
	kept: Record<string, string>;
}

let jq: Promise<Jq> | undefined;

/** What of an answer ends up in fields of the case. */
export async function storedFrom(
	reply: OutgoingReply | undefined,
	{ synchronous, stores }: NavigationCall,
	noOutputWipes: boolean,
): Promise<Stored> {
	const stored: Stored = { values: {}, kept: {} };
	const reason = synchronous ? whyPassedOver(reply) : 'the call is not synchronous';
	for (const { filter, field } of stores) {
		const read = reason ?? (await outputOf(filter, reply?.body.toString('utf8') ?? ''));
		if (typeof read === 'string') stored.kept[field] = read;
		else if (read.value !== undefined) stored.values[field] = read.value;
		else if (noOutputWipes) stored.values[field] = '';
		else stored.kept[field] = 'the filter gave nothing';
	}
	return stored;
}

/** Why an answer is not looked at; undefined when it is. */
function whyPassedOver(reply: OutgoingReply | undefined): string | undefined {
	if (!reply) return 'no answer came';
	if (reply.status < 200 || reply.status > 299) return `the answer was HTTP ${reply.status}`;
	if (!/^application\/([\w.-]+\+)?json\b/i.test(reply.headers['content-type'] ?? ''))
		return 'the answer was not JSON';
	try {
		JSON.parse(reply.body.toString('utf8'));
		return undefined;
	} catch {
		return 'the answer was not JSON';
	}
}

/** The one value that a filter gives, none for nothing and null; a text says why it cannot be stored. */
async function outputOf(filter: string, body: string): Promise<string | { value: string | undefined }> {
	jq ??= loadJq();
	const { stdout, stderr, exitCode } = (await jq).raw(body, filter, ['-c']);
	if (exitCode !== 0) return `the filter failed: ${stderr.split('\n')[0]}`;
	const [line = '', ...others] = stdout.split('\n').filter((one) => one !== '');
	if (others.length > 0) return 'the filter gave several values';
	if (line === '' || line === 'null') return { value: undefined };
	if (/^[[{]/.test(line)) return 'the filter gave an object or array';
	return { value: line.startsWith('"') ? (JSON.parse(line) as string) : line };
}
