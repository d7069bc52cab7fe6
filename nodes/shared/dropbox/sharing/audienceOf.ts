import type { LinkAudience } from '../../domain/privilege/sharing';
import type { sharing } from '../../vendor/dropbox';

/** From the widest; what is not known may be any of them. */
const FROM_WIDE_TO_NARROW: readonly LinkAudience[] = [
	'unknown',
	'anybody',
	'with password',
	'team',
	'members',
	'nobody',
];

/**
 * The tags of the spec's ResolvedVisibility and LinkAudience. `no_one` gives nobody anything that they have not
 * got already; `only_you` is the acting member.
 */
const AUDIENCES: ReadonlyMap<string, LinkAudience> = new Map<string, LinkAudience>([
	['public', 'anybody'],
	['password', 'with password'],
	['team_only', 'team'],
	['team', 'team'],
	['team_and_password', 'team'],
	['shared_folder_only', 'members'],
	['members', 'members'],
	['no_one', 'nobody'],
	['only_you', 'nobody'],
]);

type Permissions = Pick<sharing.LinkPermissions, 'resolved_visibility' | 'effective_audience'>;

/**
 * Whom a link lets in. Of its two fields Dropbox gives one or the other or both: the wider one counts, and none
 * is `unknown`. A password that is only mentioned in `require_password` narrows nothing that matters here.
 */
export function audienceOf(permissions: Permissions | undefined): LinkAudience {
	const told = [permissions?.resolved_visibility, permissions?.effective_audience]
		.filter((each) => each !== undefined && each !== null)
		.map(audienceOfTag);
	return FROM_WIDE_TO_NARROW.find((audience) => told.includes(audience)) ?? 'unknown';
}

export const audienceOfTag = (tagged: { '.tag': string }): LinkAudience =>
	AUDIENCES.get(tagged['.tag']) ?? 'unknown';
