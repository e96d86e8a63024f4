using Microsoft.Extensions.Options;

namespace Dashboard.Web.Configuration;

/// <summary>The directory of Monitor's own state; made when first asked for, readable by its owner only.</summary>
internal sealed class DataDirectory(IOptions<DashboardOptions> options)
{
    private readonly Lazy<DirectoryInfo> _root = new(() => Create(options.Value.Data));

    /// <exception cref="IOException">It cannot be made.</exception>
    public string File(string name) => Path.Combine(_root.Value.FullName, name);

    public DirectoryInfo Subdirectory(string name) => _root.Value.CreateSubdirectory(name);

    private static DirectoryInfo Create(string? asked)
    {
        var path = asked ?? Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } folder
                ? folder
                : throw new IOException("There is no user data folder here (is HOME set?): give --data DIR."),
            "monitor");
        try
        {
            return OperatingSystem.IsWindows()
                ? Directory.CreateDirectory(path)
                : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new IOException($"--data {path}: cannot be made ({e.Message.TrimEnd('.')}).", e);
        }
    }
}
