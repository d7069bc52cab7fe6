import { HIDDEN, type NavigationCall, type OutgoingBlock } from './configuration';

/** What nobody is shown, in any of the forms in which it travels. */
export class Secrets {
	private readonly forms: string[];

	constructor(secrets: readonly string[]) {
		const forms = secrets.flatMap((secret) => [
			secret,
			JSON.stringify(secret).slice(1, -1),
			encodeURIComponent(secret),
			new URLSearchParams({ _: secret }).toString().slice(2),
			Buffer.from(secret).toString('base64'),
		]);
		this.forms = [...new Set(forms)].filter((form) => form !== '').sort((a, b) => b.length - a.length);
	}

	static of(call: NavigationCall | OutgoingBlock): Secrets {
		const typed = call.parameters.flatMap((parameter) =>
			'literal' in parameter && parameter.isSecret ? [parameter.literal] : [],
		);
		if ('headers' in call) return new Secrets([...typed, ...call.headers.map(({ value }) => value)]);
		const { authentication } = call;
		if (authentication.type === 'bearer') return new Secrets([...typed, authentication.token]);
		if (authentication.type === 'none') return new Secrets(typed);
		const { username, password } = authentication;
		return new Secrets([...typed, `${username}:${password}`, password]);
	}

	hide(text: string): string {
		return this.forms.reduce((shown, form) => shown.replaceAll(form, HIDDEN), text);
	}

	hideIn<T>(values: Readonly<Record<string, T>>): Record<string, string> {
		return Object.fromEntries(
			Object.entries(values).map(([name, value]) => [name, this.hide(String(value))]),
		);
	}
}
