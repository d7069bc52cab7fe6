import { Refusal } from '../../core/Refusal';
import type { team } from '../../vendor/dropbox';
import { isTagged, type Api } from '../client/Api';
import { throwRefusal } from '../errors/toRefusal';

const MEMBER_ID = /^dbmid:[\w-]{1,200}$/;

/** common.EmailAddress of the spec: what does not fit is refused as unreadable instead of being looked for. */
const ADDRESS = /^['#&A-Za-z0-9._%+-]+@[A-Za-z0-9-][A-Za-z0-9.-]*\.[A-Za-z]{2,15}$/;

/**
 * The ID of a team member, who was named by ID or by e-mail address: the headers that select a member take
 * IDs alone. An ID is not looked up.
 * @throws Refusal `not_connected` when nobody in the team has this address
 */
export async function findMemberId(api: Api, who: string): Promise<string> {
	if (MEMBER_ID.test(who)) return who;
	if (!ADDRESS.test(who)) throw invalidMemberRefusal();
	const { members_info: found } = await api
		.call((sdk) => sdk.teamMembersGetInfoV2({ members: [{ '.tag': 'email', email: who }] }))
		.catch(throwRefusal);
	const member = found[0] && memberOf(found[0]);
	if (member === undefined) throw notInTeamRefusal();
	return member.profile.team_member_id;
}

function memberOf(item: team.MembersGetInfoItemV2): team.TeamMemberInfoV2 | undefined {
	return isTagged(item) && item['.tag'] === 'member_info' ? (item as team.TeamMemberInfoV2) : undefined;
}

/** Without the address: it stands in the credential, and a message ends up in logs. */
const notInTeamRefusal = () =>
	new Refusal(
		'not_connected',
		'No member of the Dropbox team has the email address to act as',
		'Compare the address in the credential with the member list in the Dropbox Admin Console.',
	);

const invalidMemberRefusal = () =>
	new Refusal(
		'not_connected',
		'The member to act as is neither an email address nor a member ID',
		'Open the credential and enter an address such as jane@example.com, or an ID that begins with dbmid:.',
	);
