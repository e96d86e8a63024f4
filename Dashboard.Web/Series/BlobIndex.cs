using EventFormat.Runs;

namespace Dashboard.Web.Series;

/// <summary>Where the values of one tag that are no scalars stand, in the order (file name, offset).</summary>
/// <param name="Parts">The files that hold some, in order of name.</param>
internal sealed record BlobIndex(IReadOnlyList<BlobPart> Parts)
{
    /// <summary>Values in all files.</summary>
    public int Count
    {
        get
        {
            int count = 0;
            foreach (BlobPart part in Parts)
            {
                count += part.Blobs.Count;
            }

            return count;
        }
    }
}

/// <param name="File">Id of the file.</param>
/// <param name="FileName">Its name within the run.</param>
/// <param name="Blobs">Its values in file order.</param>
internal sealed record BlobPart(int File, string FileName, ArraySegment<BlobPoint> Blobs);
