import { showRecord } from '../gateway/answers';
import { boolean, flag, oneOf, wholeNumber, wildcard } from '../lists/filters';
import type { Route } from '../route';
import { CONTACT, seesContact, USER, WHO_AM_I } from '../schema/people';
import type { Contact, User } from '../state/records';
import { readRoutes } from './readRoutes';

/** Clients with a login to the portal are no users of the firm. */
const ofFirm = ({ type }: User): boolean => type === 'ManageUser';

const users = readRoutes<User>({
	...{ path: 'users', schema: USER, most: 2000, needs: [['users', 'read']] },
	visible: ({ state }) => state.users.all.filter(ofFirm),
	find: ({ state, id }) => state.users.all.filter(ofFirm).find((user) => user.id === id),
	filters: () => ({
		enabled: flag('enabled', ({ enabled }) => enabled),
		name: wildcard(({ firstName, lastName }) => [`${firstName} ${lastName}`]),
		subscription_type: oneOf('subscription_type', ['attorney', 'nonattorney'], ({ subscriptionType }) =>
			subscriptionType.toLowerCase(),
		),
	}),
	orders: () => ({
		enabled: ({ enabled }) => String(enabled),
		name: ({ firstName, lastName }) => `${firstName} ${lastName}`,
		first_name: ({ firstName }) => firstName,
		last_name: ({ lastName }) => lastName,
		initials: ({ firstName, lastName }) => `${firstName.charAt(0)}${lastName.charAt(0)}`,
		subscription_type: ({ subscriptionType }) => subscriptionType,
	}),
});

const whoAmI: Route = {
	...{ name: 'GET users/who_am_i', needs: [] },
	answer: (call) => showRecord(call, WHO_AM_I, call.user),
};

const contacts = readRoutes<Contact>({
	...{ path: 'contacts', schema: CONTACT, needs: [['contacts', 'read']] },
	visible: ({ state, scene }) => state.contacts.all.filter((contact) => seesContact(contact, scene)),
	find: ({ state, scene, id }) => {
		const contact = state.contacts.get(id);
		return contact && seesContact(contact, scene) ? contact : undefined;
	},
	filters: ({ state }) => ({
		client_only: ([value = '']) => {
			const clients = new Set(state.matters.all.map(({ clientId }) => clientId));
			const wanted = boolean('client_only', value);
			return ({ id }) => !wanted || clients.has(id);
		},
		clio_connect_only: ([value = '']) => {
			const connected = new Set(state.users.all.map(({ contactId }) => contactId));
			const wanted = boolean('clio_connect_only', value);
			return ({ id }) => !wanted || connected.has(id);
		},
		email_only: ([value = '']) => {
			const wanted = boolean('email_only', value);
			return ({ email }) => !wanted || email !== null;
		},
		'exclude_ids[]': (values) => {
			const ids = new Set(values.map((value) => wholeNumber('exclude_ids[]', value)));
			return ({ id }) => !ids.has(id);
		},
		type: oneOf('type', ['Person', 'Company'], ({ type }) => type),
		query: wildcard(({ name, email }) => [name, email]),
	}),
	orders: () => ({ name: ({ name }) => name }),
});

export const peopleRoutes: readonly Route[] = [whoAmI, ...users, ...contacts];
