using EventFormat.Runs;

namespace Dashboard.Web.Series;

/// <summary>The writer's side of one tag's blobs: a list for each file.</summary>
internal sealed class BlobList
{
    private readonly List<(int File, string Name, SharedList<BlobPoint> Blobs)> _files = new(1);
    private BlobIndex? _shared;

    public void Add(int file, string fileName, in BlobPoint blob)
    {
        int index = _files.FindIndex(part => part.File == file);
        if (index < 0)
        {
            index = _files.FindIndex(part => string.CompareOrdinal(part.Name, fileName) > 0);
            index = index < 0 ? _files.Count : index;
            _files.Insert(index, (file, fileName, new SharedList<BlobPoint>()));
        }

        _files[index].Blobs.Add(blob);
        _shared = null;
    }

    /// <summary>Forgets a file; false if it held nothing of this tag.</summary>
    public bool Remove(int file)
    {
        if (_files.RemoveAll(part => part.File == file) == 0)
        {
            return false;
        }

        _shared = null;
        return true;
    }

    /// <summary>The present contents, which no later call changes; the same object until there are others.</summary>
    public BlobIndex Share() => _shared ??= Index();

    private BlobIndex Index()
    {
        var parts = new BlobPart[_files.Count];
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = new BlobPart(_files[i].File, _files[i].Name, _files[i].Blobs.Share());
        }

        return new BlobIndex(parts);
    }
}
