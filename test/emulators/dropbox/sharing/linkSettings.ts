import { RouteError } from '../route';
import type { Acting, Account } from '../state/accounts';
import type { Audience, LinkSettings, SharedLink } from './SharedLink';

/** The settings of a link whose maker asked for none: the team's default keeps links inside the team. */
export function defaultLink(
	account: Account,
): Pick<SharedLink, 'audience' | 'isAsked' | 'requirePassword' | 'allowDownload'> {
	return {
		isAsked: false,
		audience: account.teamId === undefined ? 'public' : 'team',
		requirePassword: false,
		allowDownload: true,
	};
}

/** A link with changed settings. Throws settings_error for what contradicts itself or the plan. */
export function withSettings<
	Link extends Pick<
		SharedLink,
		'audience' | 'isAsked' | 'requirePassword' | 'password' | 'allowDownload' | 'expires'
	>,
>(link: Link, settings: LinkSettings, { account }: Pick<Acting, 'account'>, now: number): Link {
	const given = Object.values(settings).filter((value) => value !== undefined);
	if (given.length === 0) throw settingsError('invalid_settings');
	const requirePassword = asksForPassword(settings) ?? link.requirePassword;
	if (asksForPassword(settings) === true && !settings.link_password) throw settingsError('invalid_settings');
	if (settings.expires !== undefined && Date.parse(settings.expires) <= now)
		throw settingsError('invalid_settings');
	const asked = askedAudience(settings);
	const audience = asked ?? link.audience;
	const needsPlan =
		requirePassword ||
		settings.expires !== undefined ||
		audience === 'team' ||
		settings.allow_download === false;
	if (needsPlan && account.teamId === undefined) throw settingsError('not_authorized');
	return {
		...{ ...link, audience, requirePassword, isAsked: link.isAsked || asked !== undefined },
		password: settings.link_password ?? link.password,
		allowDownload: settings.allow_download ?? link.allowDownload,
		...(settings.expires === undefined ? {} : { expires: settings.expires }),
	};
}

function asksForPassword(settings: LinkSettings): boolean | undefined {
	if (settings.require_password !== undefined) return settings.require_password;
	const deprecated =
		settings.requested_visibility?.['.tag'] === 'password' || settings.audience?.['.tag'] === 'password';
	return deprecated ? true : undefined;
}

function askedAudience({ audience, requested_visibility: visibility }: LinkSettings): Audience | undefined {
	switch (audience?.['.tag'] ?? visibility?.['.tag']) {
		case 'public':
		case 'password':
			return 'public';
		case 'team':
		case 'team_only':
			return 'team';
		case 'no_one':
			return 'no_one';
		case 'members':
			return 'members';
		default:
			return undefined;
	}
}

function settingsError(tag: 'invalid_settings' | 'not_authorized'): RouteError {
	return new RouteError({ '.tag': 'settings_error', settings_error: { '.tag': tag } });
}
