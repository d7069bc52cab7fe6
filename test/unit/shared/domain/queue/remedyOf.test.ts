/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { isOutage, remedyOf } from '@/nodes/shared/domain/queue/remedyOf';

it.each([
	...['unavailable', 'too_busy', 'changed_meanwhile', 'content_mismatch', 'source_incomplete', 'no_space'],
	'unexpected',
])('%s is tried again', (reason) => {
	expect(remedyOf(reason)).toBe('retry');
});

it.each(['not_connected', 'missing_scope', 'wrong_path_root'])(
	'%s waits for somebody to connect',
	(reason) => {
		expect(remedyOf(reason)).toBe('pause');
	},
);

it.each(['not_found', 'deleted', 'guarded', 'still_exposed', 'privileged', 'no_people', 'constructor', ''])(
	'of %p running it again makes nothing else',
	(reason) => {
		expect(remedyOf(reason)).toBe('giveUp');
	},
);

it('two say that a service did not answer', () => {
	const reasons = ['unavailable', 'too_busy', 'unexpected', 'no_space', 'not_connected', 'deleted'];
	expect(reasons.filter(isOutage)).toEqual(['unavailable', 'too_busy']);
});
