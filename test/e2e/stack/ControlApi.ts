/** An emulated service through its control API: what people do there, and who called it. */
export class ControlApi {
	/** @param dashboardUrl of the emulator */
	constructor(private readonly dashboardUrl: string) {}

	/** @param call of the control API, such as `/upload` */
	async act<T>(call: string, body: object = {}): Promise<T> {
		return await this.call<T>('POST', call, body);
	}

	async read<T>(call: string): Promise<T> {
		return await this.call<T>('GET', call);
	}

	private async call<T>(method: string, call: string, body?: object): Promise<T> {
		const response = await fetch(`${this.dashboardUrl}${call}`, {
			method,
			headers: { 'content-type': 'application/json' },
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const text = await response.text();
		if (response.ok) return JSON.parse(text) as T;
		throw new Error(`${method} ${call} answered ${response.status}: ${text.slice(0, 300)}`);
	}
}
