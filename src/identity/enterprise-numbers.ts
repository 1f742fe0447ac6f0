/**
 * Numbers whose objects any maker's agent may carry, so that an answer under them names no maker: Cisco's CDP, VTP and
 * environment objects are copied widely (9); UCD-SNMP and net-snmp (2021, 8072); RADLAN's embedded switch software (89);
 * Broadcom's reference switch software FASTPATH (4413) and the older LVL7 number (6132); SNMP Research (99) and ISI/Wind
 * River (731, 1751) agent tool kits.
 */
export const SHARED_NUMBERS: ReadonlySet<number> = new Set([9, 89, 99, 311, 731, 1751, 2021, 4413, 6132, 8072, 26381]);
