/** The parts of the environment that name a proxy; lower-case names win, as in curl. */
export type ProxyEnvironment = Readonly<Record<string, string | undefined>>;

function setting(env: ProxyEnvironment, name: string): string {
  return env[name.toLowerCase()] ?? env[name] ?? '';
}

/** Whether NO_PROXY excepts a host: `*`, a name, a `.suffix`, or either with a port. */
function excepted(url: URL, list: string): boolean {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return list
    .split(/[\s,]+/u)
    .filter((rule) => rule !== '')
    .some((rule) => {
      if (rule === '*') return true;
      const [name = '', rulePort] = rule.replace(/^\*?\./u, '').split(/:(?=\d+$)/u);
      if (rulePort !== undefined && rulePort !== port) return false;
      return url.hostname === name || url.hostname.endsWith(`.${name}`);
    });
}

/** Proxy for an address by HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY; undefined for a direct connection. */
export function proxyFor(url: URL, env: ProxyEnvironment): URL | undefined {
  if (excepted(url, setting(env, 'NO_PROXY'))) return undefined;
  const text = setting(env, url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY') || setting(env, 'ALL_PROXY');
  if (text === '') return undefined;
  const proxy = new URL(text.includes('://') ? text : `http://${text}`);
  if (proxy.protocol !== 'http:')
    throw new Error(`proxy ${proxy.protocol}//${proxy.host} is not supported; only http:// proxies are`);
  return proxy;
}
