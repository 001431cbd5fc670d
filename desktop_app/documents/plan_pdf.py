"""A plan on paper, as A4 landscape pages: months, weeks or an overview."""

from desktop_app.documents.cleaning import cleaned
from desktop_app.documents.plan_data import PlanData
from desktop_app.system.background import Progress


def plan_pdf(data: PlanData, progress: Progress | None = None) -> bytes:
    """The plan as a PDF of any length; what cannot be drawn has a stand-in.

    Raises Cancelled when *progress* says so.
    """
    from desktop_app.documents.pen import A4_LANDSCAPE, Pen
    from desktop_app.documents.plan_grid_layout import draw_grid, grid_pages
    from desktop_app.documents.plan_overview_layout import draw_overview, overview_pages
    from desktop_app.documents.plan_page import draw_frame

    clean = cleaned(data, set())
    pen = Pen(A4_LANDSCAPE, clean.title, clean.organisation, clean.day)
    grids = [page for grid in clean.grids for page in grid_pages(grid)]
    views = list(overview_pages(clean.overview)) if clean.overview else []
    count = len(grids) + len(views)
    headings = [one.heading for one in grids] + [one.heading for one in views]
    progress = progress or Progress()
    for number, heading in enumerate(headings):
        progress.step(number, count)
        if number:
            pen.new_page()
        draw_frame(pen, clean, heading, number + 1, count)
        if number < len(grids):
            draw_grid(pen, grids[number])
        else:
            draw_overview(pen, views[number - len(grids)])
    return pen.finish()
