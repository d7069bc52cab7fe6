import type { team } from 'dropbox';
import { cursorArg, membersGetInfoArg, membersGetInfoV1Arg, membersListArg } from '../../arguments/team';
import { NO_ARGUMENT } from '../../arguments/stone';
import { RouteError, type Call } from '../../route';
import type { Account } from '../../state/accounts';
import { route } from '../files/define';
import { pageOf, readCursor } from '../pageCursor';
import { memberInfo, profileOf } from './memberInfo';

export const listMembers = route({
	name: 'team/members/list_v2',
	argument: membersListArg,
	answer: async (call) => page(call, 0, call.argument.limit),
});

export const listMembersContinue = route({
	name: 'team/members/list/continue_v2',
	argument: cursorArg,
	async answer(call): Promise<team.MembersListV2Result> {
		const position = readCursor(call.argument.cursor);
		if (!position) throw new RouteError({ '.tag': 'invalid_cursor' });
		return page(call, position.from, position.limit);
	},
});

/** Looks members up by ID or e-mail; whoever is not found is told one by one, not as a refusal. */
export const getMembersInfo = route({
	name: 'team/members/get_info_v2',
	argument: membersGetInfoArg,
	async answer(call): Promise<team.MembersGetInfoV2Result> {
		return {
			members_info: call.argument.members.map((selector) => {
				const account = selectMember(call, selector);
				if (account) return { '.tag': 'member_info', ...memberInfo(account) };
				return { '.tag': 'id_not_found', id_not_found: selectorValue(selector) };
			}),
		};
	},
});

/** The first version: a plain list, and one role instead of several. */
export const getMembersInfoV1 = route({
	name: 'team/members/get_info',
	argument: membersGetInfoV1Arg,
	async answer(call): Promise<team.MembersGetInfoItem[]> {
		return call.argument.members.map((selector) => {
			const account = selectMember(call, selector);
			if (!account) return { '.tag': 'id_not_found', id_not_found: selectorValue(selector) };
			const role = account.role === 'team_admin' ? 'team_admin' : 'member_only';
			return { '.tag': 'member_info', profile: profileOf(account), role: { '.tag': role } };
		});
	},
});

export const getAuthenticatedAdmin = route({
	name: 'team/token/get_authenticated_admin',
	argument: NO_ARGUMENT,
	async answer({ acting }): Promise<team.TokenGetAuthenticatedAdminResult> {
		return { admin_profile: profileOf(acting.account) };
	},
});

type Selector = ReturnType<typeof membersGetInfoArg.parse>['members'][number];

function membersOf({ acting, state }: Pick<Call, 'acting' | 'state'>): Account[] {
	return state.registry.membersOf(acting.account.teamId ?? '');
}

function page(call: Pick<Call, 'acting' | 'state'>, from: number, limit: number): team.MembersListV2Result {
	const { items, cursor, hasMore } = pageOf(membersOf(call), limit, from);
	return { members: items.map(memberInfo), cursor, has_more: hasMore };
}

function selectMember(call: Pick<Call, 'acting' | 'state'>, selector: Selector): Account | undefined {
	const wanted = selectorValue(selector).toLowerCase();
	return membersOf(call).find(({ teamMemberId, email }) => {
		if (selector['.tag'] === 'email') return email.toLowerCase() === wanted;
		return selector['.tag'] === 'team_member_id' && teamMemberId === selectorValue(selector);
	});
}

function selectorValue(selector: Selector): string {
	if (selector['.tag'] === 'email') return selector.email;
	return selector['.tag'] === 'team_member_id' ? selector.team_member_id : selector.external_id;
}
