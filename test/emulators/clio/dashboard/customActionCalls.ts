import { z } from 'zod';
import { BadControlCall, type ControlCalls } from '../../core/dashboard/Panel';
import type { ClioWorld } from '../ClioWorld';
import { userAt } from './references';
import { REFERENCE } from './schemas';

/** Links of apps in the pages of the service. */
export const CUSTOM_ACTION_CALLS: ControlCalls<ClioWorld> = {
	'GET /custom-actions': ({ state }) => state.customActions.all,
	/** What a click opens: the address with what the service adds to it, now or a while ago. Nobody goes there but the caller. */
	'POST /click': (world, body) => {
		const { action, subject, by, secondsAgo } = z
			.object({
				...{ action: z.number().int(), subject: z.number().int(), by: REFERENCE.optional() },
				secondsAgo: z.number().nonnegative().default(0),
			})
			.strict()
			.parse(body);
		const { state } = world;
		const found = state.customActions.get(action);
		if (!found) throw new BadControlCall(`there is no custom action ${action}`, 404);
		const userId = by === undefined ? found.userId : userAt(world, by).id;
		const [kind = ''] = found.uiReference.split('/');
		const url = new URL(found.targetUrl);
		url.searchParams.set('custom_action_id', String(action));
		url.searchParams.set('user_id', String(userId));
		url.searchParams.set('subject_url', `/api/v4/${kind}/${subject}`);
		const nonce = state.nonces.issue(userId, found.appKey, state.clock.now() - secondsAgo * 1000);
		url.searchParams.set('custom_action_nonce', nonce);
		return { url: url.href, nonce };
	},
};
