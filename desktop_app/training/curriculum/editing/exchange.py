"""Programs to YAML files and from them; nothing is taken in before every file is found sound."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from db.records import Person
from desktop_app.system.text import tr
from desktop_app.training.content.writing.states import FromFile, Working
from desktop_app.training.curriculum.editing.use_cases import Programs


class ProgramFiles:
    """Reads and writes programs; who may is asked by `Programs`."""

    def __init__(self, programs: Programs) -> None:
        self._programs = programs

    def read(self, actor: Person, paths: Sequence[Path]) -> tuple[FromFile, ...]:
        """Return what the files hold, nothing kept; raises BadFiles with all faults of all."""
        from desktop_app.training.content.file_faults import BadFiles, FileFault
        from desktop_app.training.content.writing.files import read_yaml
        from desktop_app.training.curriculum.editing.checks import examine

        read = [(path, *read_yaml(path, "program", tr("培训方案"), examine)) for path in paths]
        faults = [fault for _, _, several in read for fault in several]
        keys = Counter(program.key for _, program, _ in read if program)
        for path, program, _ in read:
            if program is not None and keys[program.key] > 1:
                told = tr("另一个文件也是“{key}”，请只导入其中一个。").format(key=program.key)
                faults.append(FileFault(path.name, 0, "key", told))
        if faults:
            raise BadFiles(tuple(faults))
        return tuple(
            FromFile(path.name, program.title, self._programs.incoming(actor, program, True))
            for path, program, _ in read
            if program is not None
        )

    def take_in(
        self, actor: Person, files: Sequence[FromFile], publish: bool = False
    ) -> tuple[Working, ...]:
        """Keep what was read as drafts, or publish it at once: all of it or nothing."""
        return self._programs.take_in(actor, [one.incoming for one in files], publish)

    def export(self, actor: Person, version_id: UUID, path: Path) -> None:
        """Write one version as YAML."""
        from desktop_app.training.content.writing.files import write_file, yaml_of

        write_file(path, yaml_of(self._programs.version(actor, version_id), "program"))
