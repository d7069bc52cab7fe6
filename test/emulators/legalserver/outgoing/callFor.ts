import { callOut, type OutgoingCall, type OutgoingReply } from '../../core/callOut';
import type { NavigationCall, Outgoing, OutgoingBlock } from './configuration';
import { blockRequest, navigationRequest, type CaseValues } from './request';
import { Secrets } from './Secrets';
import { storedFrom } from './storedFrom';

/** A call as people are shown it, without secrets. */
export interface ShownCall {
	sent: { method: string; url: string; headers: Record<string, string>; body: string };
	/** Null when no answer came; then `problem` says why. */
	answered: { status: number; headers: Record<string, string>; body: string } | null;
	problem: string | null;
}

export interface ShownNavigation extends ShownCall {
	stored: Record<string, string>;
	/** Fields that keep what they have, each with the reason. */
	kept: Record<string, string>;
}

export interface ShownBlock extends ShownCall {
	/** The text of the note; null without one. */
	note: string | null;
}

/** So much of an answer is shown. */
const SHOWN = 2000;

/** What a Guided Navigation call does for a case, and what it then stores in its fields. */
export async function callFromNavigation(
	call: NavigationCall,
	values: CaseValues,
	outgoing: Outgoing,
): Promise<{ shown: ShownNavigation; values: Record<string, string> }> {
	const secrets = Secrets.of(call);
	const { reply, shown } = await send(navigationRequest(call, values), secrets, outgoing);
	const stored = await storedFrom(reply, call, outgoing.noOutputWipes);
	return {
		shown: { ...shown, stored: secrets.hideIn(stored.values), kept: secrets.hideIn(stored.kept) },
		values: stored.values,
	};
}

/** What a Generic Outgoing API block does for a case, and the note that it then writes. */
export async function callFromBlock(
	block: OutgoingBlock,
	values: CaseValues,
	outgoing: Outgoing,
): Promise<{ shown: ShownBlock; note: string | null }> {
	const secrets = Secrets.of(block);
	const { reply, shown } = await send(blockRequest(block, values), secrets, outgoing);
	const note = block.storesAnswerInNote && reply ? reply.body.toString('utf8') : null;
	return { shown: { ...shown, note: note && secrets.hide(note) }, note };
}

async function send(
	call: OutgoingCall,
	secrets: Secrets,
	{ timeout, authorities, hosts }: Outgoing,
): Promise<{ reply: OutgoingReply | undefined; shown: ShownCall }> {
	const { method, url, headers, body } = call;
	const sent = {
		...{ method, url: secrets.hide(url), headers: secrets.hideIn(headers) },
		body: secrets.hide(body.toString('utf8')),
	};
	const reply = await callOut(call, { authorities, hosts, allowsHttp: true }, timeout).catch(
		(error: unknown) => (error instanceof Error ? error.message : String(error)),
	);
	if (typeof reply === 'string')
		return { reply: undefined, shown: { sent, answered: null, problem: secrets.hide(reply) } };
	const answered = {
		...{ status: reply.status, headers: secrets.hideIn(reply.headers) },
		body: secrets.hide(reply.body.toString('utf8')).slice(0, SHOWN),
	};
	return { reply, shown: { sent, answered, problem: null } };
}
