/**
 * Every reader, one line each, alphabetical by folder: its object exported from the folder's own file. Consumers take
 * `Object.values(registry)` through `choose.ts`.
 *
 * How to add one: the folder's own file (`nmap-xml/nmap-xml.ts`) holds the `Reader` object with a cheap `recognises`. It
 * is loaded by every run that reads a file, so it imports nothing heavy at the top: parsers from `lib` load their
 * packages on first use, and a big parser of your own stands in a second file that `read` fetches with `await import()`.
 */
export { captureMacs } from './capture-macs/capture-macs.ts';
export { cliSession } from './cli-session/cli-session.ts';
export { csv } from './csv/csv.ts';
export { cyclonedx } from './cyclonedx/cyclonedx.ts';
export { deviceConfig } from './device-config/device-config.ts';
export { devicetypeYaml } from './devicetype-yaml/devicetype-yaml.ts';
export { dhcpDnsmasq } from './dhcp-dnsmasq/dhcp-dnsmasq.ts';
export { dhcpIsc } from './dhcp-isc/dhcp-isc.ts';
export { dhcpKea } from './dhcp-kea/dhcp-kea.ts';
export { dhcpWindows } from './dhcp-windows/dhcp-windows.ts';
export { discoveryBanners } from './discovery-banners/discovery-banners.ts';
export { discoveryCertificate } from './discovery-certificate/discovery-certificate.ts';
export { discoveryHttp } from './discovery-http/discovery-http.ts';
export { discoveryJson } from './discovery-json/discovery-json.ts';
export { discoveryMdns } from './discovery-mdns/discovery-mdns.ts';
export { discoveryXml } from './discovery-xml/discovery-xml.ts';
export { htmlTable } from './html-table/html-table.ts';
export { httpxJson } from './httpx-json/httpx-json.ts';
export { ipconfig } from './ipconfig/ipconfig.ts';
export { json } from './json/json.ts';
export { jsonl } from './jsonl/jsonl.ts';
export { masscanJson } from './masscan-json/masscan-json.ts';
export { netboxJson } from './netbox-json/netbox-json.ts';
export { nmapText } from './nmap-text/nmap-text.ts';
export { nmapXml } from './nmap-xml/nmap-xml.ts';
export { oscal } from './oscal/oscal.ts';
export { runzeroJson } from './runzero-json/runzero-json.ts';
export { shodanJson } from './shodan-json/shodan-json.ts';
export { snmprec } from './snmprec/snmprec.ts';
export { snmpwalk } from './snmpwalk/snmpwalk.ts';
export { spdx } from './spdx/spdx.ts';
export { text } from './text/text.ts';
export { workbook } from './workbook/workbook.ts';
