import { z } from 'zod';
import { answerWith, NO_CONTENT, requireFields, requireMatch } from '../gateway/answers';
import { notFound, unprocessable } from '../gateway/ClioRefusal';
import { readData } from '../gateway/readData';
import type { Call, Need, Route } from '../route';
import { base, DEFAULTS, type Schema } from '../schema/Schema';
import type { CustomAction } from '../state/records';
import { readRoutes } from './readRoutes';

const CUSTOM_ACTION: Schema<CustomAction> = {
	...{ kind: 'CustomAction', defaults: DEFAULTS, associations: {} },
	scalars: {
		...base<CustomAction>('CustomAction'),
		label: ({ label }) => label,
		target_url: ({ targetUrl }) => targetUrl,
		ui_reference: ({ uiReference }) => uiReference,
	},
};

const WRITE: readonly Need[] = [['custom_actions', 'write']];

/** Those of this app and this person. */
const visible = ({ state, grant, user }: Call): CustomAction[] =>
	state.customActions.all.filter(({ appKey, userId }) => appKey === grant.appKey && userId === user.id);

function find(call: Call): CustomAction {
	const action = visible(call).find(({ id }) => id === call.id);
	if (!action) throw notFound(`CustomAction ${call.id}`);
	return action;
}

const DATA = z
	.object({
		label: z.string().min(1),
		target_url: z.string().url(),
		ui_reference: z.enum([
			...(['activities/show', 'documents/show', 'contacts/show', 'matters/show', 'folders/show'] as const),
		]),
	})
	.strict();

/** Throws the 422 for a second action with the same label in the same place, where the switch is on. */
function requireUnique(call: Call, label: string, uiReference: string, id?: number): void {
	if (!call.state.switches.uniqueCustomActions) return;
	const isTaken = visible(call).some(
		(one) => one.label === label && one.uiReference === uiReference && one.id !== id,
	);
	if (isTaken) throw unprocessable('label: has already been taken');
}

const create: Route = {
	...{ name: 'POST custom_actions', needs: WRITE },
	answer: (call) => {
		requireFields(call, CUSTOM_ACTION);
		const { label, target_url: targetUrl, ui_reference: uiReference } = readData(call.request, DATA);
		requireUnique(call, label, uiReference);
		const action = call.state.customActions.create({
			...{ appKey: call.grant.appKey, userId: call.user.id, label, targetUrl, uiReference },
		});
		return answerWith(call, CUSTOM_ACTION, action, 201);
	},
};

const update: Route = {
	...{ name: 'PATCH custom_actions/:id', needs: WRITE },
	answer: (call) => {
		const action = find(call);
		requireMatch(call, CUSTOM_ACTION, action);
		requireFields(call, CUSTOM_ACTION);
		const data = readData(call.request, DATA.partial());
		const { label = action.label, target_url: targetUrl = action.targetUrl } = data;
		const uiReference = data.ui_reference ?? action.uiReference;
		requireUnique(call, label, uiReference, action.id);
		return answerWith(
			call,
			CUSTOM_ACTION,
			call.state.customActions.change(action, { label, targetUrl, uiReference }),
		);
	},
};

const remove: Route = {
	...{ name: 'DELETE custom_actions/:id', needs: WRITE },
	answer: (call) => {
		call.state.customActions.remove(find(call).id);
		return NO_CONTENT;
	},
};

const reading = readRoutes<CustomAction>({
	...{ path: 'custom_actions', schema: CUSTOM_ACTION, needs: [['custom_actions', 'read']] },
	...{ visible, find, filters: () => ({}), orders: () => ({}) },
});

export const customActionRoutes: readonly Route[] = [...reading, create, update, remove];
