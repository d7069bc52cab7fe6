import type { Account, Contact, Group, User } from '../state/records';
import { base, DEFAULTS, type Scene, type Schema } from './Schema';

const nothing = () => null;
const no = () => false;

const nameOf = ({ firstName, lastName }: User): string => `${firstName} ${lastName}`.trim();

const PERSON = {
	account_owner: ({ accountOwner }: User) => accountOwner,
	clio_connect: ({ type }: User) => type === 'ClientUser',
	court_rules_default_attendee: no,
	default_calendar_id: nothing,
	email: ({ email }: User) => email,
	enabled: ({ enabled }: User) => enabled,
	first_name: ({ firstName }: User) => firstName,
	initials: ({ firstName, lastName }: User) => `${firstName.charAt(0)}${lastName.charAt(0)}`,
	last_name: ({ lastName }: User) => lastName,
	name: nameOf,
	phone_number: nothing,
	rate: () => 250,
	roles: ({ roles }: User) => roles,
	subscription_type: ({ subscriptionType }: User) => subscriptionType,
	time_zone: () => 'Pacific Time (US & Canada)',
};

export const USER: Schema<User> = {
	...{ kind: 'User', permission: 'users', defaults: DEFAULTS },
	scalars: { ...base<User>('User'), ...PERSON },
	associations: {},
};

/** Of one's own account, which shows without a permission. */
export const WHO_AM_I: Schema<User> = {
	...{ kind: 'User', defaults: DEFAULTS },
	scalars: USER.scalars,
	associations: {
		account: { schema: () => ACCOUNT, find: (_user, { state }) => state.account },
		contact: { schema: () => CONTACT, find: ({ contactId }, { state }) => state.contacts.get(contactId) },
	},
};

const ACCOUNT: Schema<Account> = {
	...{ kind: 'Account', defaults: DEFAULTS, associations: {} },
	scalars: { ...base<Account>('Account'), name: ({ name }) => name },
};

/** Who made a document: a person of the firm, or a client in the portal. */
export const CREATOR: Schema<User> = {
	...{ kind: 'ClioCreator', defaults: DEFAULTS },
	scalars: { ...base<User>('ClioCreator'), ...PERSON, type: ({ type }) => type },
	associations: {},
};

export const CONTACT: Schema<Contact> = {
	...{ kind: 'Contact', permission: 'contacts', defaults: DEFAULTS, isVisible: seesContact },
	scalars: {
		...base<Contact>('Contact'),
		name: ({ name }) => name,
		first_name: ({ firstName }) => firstName,
		middle_name: nothing,
		last_name: ({ lastName }) => lastName,
		date_of_birth: nothing,
		type: ({ type }) => type,
		prefix: nothing,
		title: nothing,
		initials: ({ name }) =>
			name
				.split(' ')
				.map((word) => word.charAt(0))
				.join(''),
		clio_connect_email: (contact, scene) => loginOf(contact, scene)?.email ?? null,
		locked_clio_connect_email: no,
		client_connect_user_id: (contact, scene) => loginOf(contact, scene)?.id ?? null,
		primary_email_address: ({ email }) => email,
		secondary_email_address: nothing,
		primary_phone_number: nothing,
		secondary_phone_number: nothing,
		ledes_client_id: nothing,
		has_clio_for_clients_permission: (contact, scene) => loginOf(contact, scene) !== undefined,
		is_client: ({ id }, { state }) => state.matters.all.some(({ clientId }) => clientId === id),
		is_clio_for_client_user: (contact, scene) => loginOf(contact, scene) !== undefined,
		is_co_counsel: no,
		is_bill_recipient: no,
		sales_tax_number: nothing,
	},
	associations: {},
};

export const GROUP: Schema<Group> = {
	...{ kind: 'Group', defaults: DEFAULTS },
	scalars: {
		...base<Group>('Group'),
		client_connect_user: no,
		name: ({ name }) => name,
		type: ({ type }) => type,
	},
	associations: {},
};

function loginOf({ id }: Contact, { state }: Scene): User | undefined {
	return state.users.all.find(({ type, contactId }) => type === 'ClientUser' && contactId === id);
}

/** All, or those of one's own matters where the firm restricts it. */
export function seesContact({ id }: Contact, { state, user }: Scene): boolean {
	if (!user.contactsRestricted) return true;
	const { sees } = user;
	return state.matters.all.some(
		(matter) => matter.clientId === id && (sees === undefined || sees.includes(matter.id)),
	);
}
