/** Keeps a kiosk's page as it is under many hands: no menu on a long touch, no zoom, nothing dragged away. */
export function keepStill(page: Document): () => void {
    const prevent = (event: Event): void => event.preventDefault();
    const preventZoom = (event: WheelEvent): void => {
        if (event.ctrlKey) event.preventDefault();
    };
    page.addEventListener('contextmenu', prevent);
    page.addEventListener('dragstart', prevent);
    page.addEventListener('wheel', preventZoom, { passive: false });
    return () => {
        page.removeEventListener('contextmenu', prevent);
        page.removeEventListener('dragstart', prevent);
        page.removeEventListener('wheel', preventZoom);
    };
}
