/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code, never part of the package */
/** Runs in a process of its own: appends batches of events to the trail of an emulated Dropbox that its parent keeps. */
import { Readable } from 'node:stream';
import { appendEvents } from '@/nodes/DropboxCaseFolders/actions/auditTrail/appendEvents.operation';
import { createApi } from '@/nodes/shared/dropbox/client/createApi';
import { createDropbox } from '@/nodes/shared/dropbox/createDropbox';
import type { HttpRequest } from '@/nodes/shared/http/types';
import { clock } from '@/nodes/shared/n8n/clock';
import { ids, requestOf } from '../trailHarness';

/** What the parent answers a request with; bytes in base64. */
interface Answer {
	id: number;
	status: number;
	headers: Record<string, string>;
	body: string;
}

const waiting = new Map<number, (answer: Answer) => void>();
process.on('message', (answer: Answer) => waiting.get(answer.id)?.(answer));

let last = 0;
async function ask(request: HttpRequest, what: 'send' | 'open') {
	const id = ++last;
	const body = Buffer.concat(request.body ?? []).toString('base64');
	const { url, method, headers } = request;
	const answer = await new Promise<Answer>((resolve) => {
		waiting.set(id, resolve);
		process.send?.({ id, what, url, method, headers, body });
	});
	waiting.delete(id);
	return { ...answer, body: Buffer.from(answer.body, 'base64') };
}

async function main(name: string, batches: number, each: number): Promise<void> {
	const api = createApi(
		async (request) => await ask(request, 'send'),
		clock,
		async () => ({}),
		async (request) => {
			const answer = await ask(request, 'open');
			return { ...answer, body: Readable.from([answer.body]) };
		},
	);
	const nobody = { accountId: '', rootNamespaceId: '', homeNamespaceId: '' };
	const dropbox = createDropbox(api, clock, { whoAmI: async () => nobody });
	const refused: string[] = [];
	for (let batch = 0; batch < batches; batch++) {
		const requests = ids(each, `${name}-${batch}-`).map((id) => requestOf(id));
		for (const outcome of await appendEvents.run(requests, { dropbox, clock }))
			if (!outcome.ok) refused.push(outcome.refusal.message);
	}
	process.send?.({ finished: true, refused });
}

const [, , name = '', batches, each] = process.argv;
void main(name, Number(batches), Number(each));
