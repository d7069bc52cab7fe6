/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import type { IncomingMessage } from 'node:http';
import { ZodError } from 'zod';
import type { EmulatedWorld } from '../EmulatedWorld';
import { COMMON_CALLS, COMMON_FORMS } from './commonCalls';
import { showDashboard } from './page';
import { BadControlCall, type ControlCalls, type ControlResponse, type Panel } from './Panel';

/** Answers the page and the calls. Throws BadControlCall with what to change. */
export async function control<W extends EmulatedWorld>(
	world: W,
	panel: Panel<W>,
	incoming: IncomingMessage,
): Promise<ControlResponse> {
	const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
	const name = `${incoming.method ?? 'GET'} ${url.pathname}`;
	const body = await readText(incoming);
	if (name === 'GET /') return showDashboard(world, panel, url.searchParams.get('path') ?? '');
	const calls: ControlCalls<W> = { ...COMMON_CALLS, ...panel.calls };
	const call = calls[name];
	try {
		if (incoming.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
			// A form of the page: the same calls, then back to the page.
			const submit = { ...COMMON_FORMS, ...panel.forms }[name];
			if (!submit) throw new BadControlCall(`there is no form for ${name}`, 404);
			await call?.(world, submit(new URLSearchParams(body)), new URLSearchParams());
			return { status: 303, headers: { location: '/' }, body: '' };
		}
		if (!call)
			throw new BadControlCall(`there is no ${name}; there are ${Object.keys(calls).join(', ')}`, 404);
		const result = (await call(world, parseBody(body), url.searchParams)) ?? { done: true };
		return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(result) };
	} catch (error) {
		if (error instanceof ZodError) throw new BadControlCall(error.issues.map(describeIssue).join('; '));
		throw error;
	}
}

function describeIssue(issue: ZodError['issues'][number]): string {
	return `${issue.path.join('.') || 'body'}: ${issue.message}`;
}

function parseBody(body: string): unknown {
	if (body === '') return {};
	try {
		return JSON.parse(body);
	} catch {
		throw new BadControlCall('the body is not JSON');
	}
}

async function readText(incoming: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
	return Buffer.concat(chunks).toString('utf8');
}
