using System.Globalization;
using Dashboard.Web.Configuration;

namespace Dashboard.Web.Experiments.Catalog;

/// <summary>The files of the catalog in the data directory.</summary>
internal sealed class CatalogFiles(DataDirectory data, TimeProvider time)
{
    private const int HeaderAt = 32;

    private static ReadOnlySpan<byte> Header => "** This is a LiteDB file **"u8;

    public string Database => data.File("catalog.db");

    /// <summary>LiteDB's write-ahead log.</summary>
    public string Log => data.File("catalog-log.db");

    /// <summary>All marks as JSON, replaced at once: what a second server shows, and what a broken database is made again from.</summary>
    public string Snapshot => data.File("catalog.json");

    private string Lock => data.File("catalog.lock");

    /// <summary>Makes this process the only one that opens the database; null while another one has it.</summary>
    /// <exception cref="UnauthorizedAccessException">The directory cannot be written.</exception>
    public FileStream? TryClaim()
    {
        var path = Lock;
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Whether a file that is there is a LiteDB file by its header: of others LiteDB makes an empty database.</summary>
    public bool IsDatabase()
    {
        using var file = new FileStream(Database, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        Span<byte> header = stackalloc byte[HeaderAt + Header.Length];
        return file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length && header[HeaderAt..].SequenceEqual(Header);
    }

    /// <summary>Copies the database, which nobody has open.</summary>
    /// <returns>The name of the copy.</returns>
    public string BackUp(int version)
    {
        var name = $"catalog.v{version.ToString(CultureInfo.InvariantCulture)}.{Stamp()}.db";
        File.Copy(Database, data.File(name));
        return name;
    }

    /// <summary>Moves the database out of the way; nothing of it is lost.</summary>
    /// <returns>The name it has now.</returns>
    public string SetAside()
    {
        var stamp = Stamp();
        var name = $"catalog.broken.{stamp}.db";
        File.Move(Database, data.File(name));
        if (File.Exists(Log))
        {
            File.Move(Log, data.File($"catalog.broken.{stamp}-log.db"));
        }

        return name;
    }

    private string Stamp() => time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss.fff'Z'", CultureInfo.InvariantCulture);
}
