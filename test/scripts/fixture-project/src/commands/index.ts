export const commands = {
  greet: (name: string) => `Hello ${name}`,
};

export const menu = [
  { caption: 'Open', functionName: 'menuOpen', run() {} },
  { caption: '-' },
  { caption: 'Pull "all"', items: [{ caption: 'Orders', functionName: 'menuPullOrders', run() {} }] },
];
