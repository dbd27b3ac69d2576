/** Address of a page: the appliance serves `/kiosk`, the development server `/kiosk.html`. */
export function pageUrl(page: string): string {
  const { search } = location;
  return import.meta.env.PROD ? `/${page}` : `/${page}.html${search}`;
}
