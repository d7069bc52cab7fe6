import type { check } from 'dropbox';
import { z } from 'zod';
import { struct } from '../../arguments/stone';
import type { Call, Route } from '../../route';

const ECHO = struct({ query: z.string().max(500).default('') });
type Echo = z.infer<typeof ECHO>;

async function echo({ argument }: Call<Echo>): Promise<check.EchoResult> {
	return { result: argument.query };
}

/** Answers with the query, so that somebody can tell whether key and secret are good. */
export const checkApp: Route<Echo> = { name: 'check/app', argument: ECHO, answer: echo };

/** The same for an access token. */
export const checkUser: Route<Echo> = {
	...{ name: 'check/user', argument: ECHO, answer: echo },
};
