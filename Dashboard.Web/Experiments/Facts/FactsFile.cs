namespace Dashboard.Web.Experiments.Facts;

/// <summary>The state of a file by what its directory says: another one means that it is to be read again.</summary>
/// <param name="Length">Bytes; -1 when it is not there.</param>
/// <param name="Written">When it was written, in ticks.</param>
internal readonly record struct FactsFile(long Length, long Written)
{
    public static FactsFile Of(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? new FactsFile(file.Length, file.LastWriteTimeUtc.Ticks) : new FactsFile(-1, 0);
    }
}
