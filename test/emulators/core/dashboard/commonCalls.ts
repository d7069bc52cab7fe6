/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import { z } from 'zod';
import type { CallRecord } from '../CallLog';
import { BadControlCall, type ControlCalls, type FormFields } from './Panel';

export const MILLISECONDS = z.number().int().nonnegative();

/** The control calls of every service. */
export const COMMON_CALLS: ControlCalls = {
	/** All calls kept, oldest first; `route` picks those of one route, `last` the newest so many. */
	'GET /calls': ({ service }, _body, query): readonly CallRecord[] => {
		const route = query.get('route');
		const calls = service.log.calls.filter((call) => route === null || call.route === route);
		return query.has('last') ? calls.slice(-Number(query.get('last'))) : calls;
	},
	'POST /forget-calls': ({ service }) => service.log.clear(),
	/** Names of all routes that are answered. */
	'GET /routes': ({ service }) => service.routes,
	'GET /faults': ({ service }) => service.faults.rules,
	/** Replaces all rules; the list is that of a faults file. */
	'POST /faults': ({ service }, body) => service.faults.set(body),
	'POST /latency': ({ service }, body) => {
		service.latencyMs = z.object({ milliseconds: MILLISECONDS }).strict().parse(body).milliseconds;
	},
	/** Back to the start, or to another fixture. */
	'POST /reset': (world, body) => {
		const name = z.enum(world.fixtureNames as [string, ...string[]]);
		world.reset(z.object({ fixture: name.optional() }).strict().parse(body).fixture);
	},
};

export const COMMON_FORMS: FormFields = {
	'POST /faults': (form) => parseJsonField(form, 'rules'),
	'POST /latency': (form) => ({ milliseconds: Number(form.get('milliseconds')) }),
	'POST /reset': (form) => ({ fixture: form.get('fixture') ?? undefined }),
};

function parseJsonField(form: URLSearchParams, name: string): unknown {
	try {
		return JSON.parse(form.get(name) ?? '');
	} catch {
		throw new BadControlCall(`the ${name} are not JSON; go back and look for a missing comma or quote`);
	}
}
