/** What a credential says about whose Dropbox is acted on, as entered; e-mail addresses are not yet IDs. */
export interface ActingSettings {
	actAs: { kind: 'connected account' } | { kind: 'member'; who: string } | { kind: 'admin'; who: string };
	pathRoot: { kind: 'automatic' } | { kind: 'home' } | { kind: 'namespace'; id: string };
}
