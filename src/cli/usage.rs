//! clap speaks English; this makes it speak Chinese: the layout of help, and what was typed wrongly.

use super::{arguments::Arguments, failure::Failure, output};
use crate::wording::{Said, command_line};
use clap::{
    Arg, ArgAction, Command, CommandFactory as _,
    error::{ContextKind, ContextValue, Error, ErrorKind},
};
use std::error::Error as _;

/// The command tree, with Chinese help.
pub(super) fn in_chinese() -> Command {
    let mut command = with_help_flag(Arguments::command());
    // Built first, so that global options and usages are those of the finished tree.
    command.build();
    translate(command, "diaodu")
}

fn with_help_flag(command: Command) -> Command {
    let help =
        Arg::new("help").short('h').long("help").action(ArgAction::Help).global(true).display_order(901).help("看用法");
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version)
        .display_order(902)
        .help("看版本；再加 --long 看是哪次提交、哪天做的");
    command.disable_help_flag(true).disable_version_flag(true).disable_help_subcommand(true).arg(help).arg(version)
}

/// Sets headings and the usage line of a command and of those below it.
fn translate(command: Command, path: &str) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|below| below.get_name().to_owned()).collect();
    let has_words = command.get_positionals().next().is_some();
    let mut template = String::from("{about}\n\n用法：{usage}\n");
    if !names.is_empty() {
        template.push_str("\n命令：\n{subcommands}\n");
    }
    if has_words {
        template.push_str("\n要写的：\n{positionals}\n");
    }
    template.push_str("\n选项：\n{options}\n{after-help}");
    let usage = usage_line(&command, path);
    let mut command = command
        .mut_args(with_choices)
        .help_template(template)
        .override_usage(usage)
        .disable_help_subcommand(true)
        .subcommand_value_name("命令");
    for name in names {
        let path = format!("{path} {name}");
        command = command.mut_subcommand(&name, |below| translate(below, &path));
    }
    command
}

/// Tells the words to choose from in the help itself: clap would add them, and the default, in English.
fn with_choices(arg: Arg) -> Arg {
    let choices: Vec<String> = arg
        .get_possible_values()
        .iter()
        .filter(|choice| !choice.is_hide_set())
        .map(|choice| match choice.get_help() {
            Some(help) => format!("{} {help}", choice.get_name()),
            None => choice.get_name().to_owned(),
        })
        .collect();
    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let is_flag = matches!(arg.get_action(), ArgAction::SetTrue | ArgAction::Help | ArgAction::Version);
    let is_told = choices.is_empty() || is_flag || arg.is_hide_possible_values_set();
    let help = if is_told { help } else { format!("{help}：{}", choices.join("；")) };
    arg.help(help).hide_possible_values(true).hide_default_value(true)
}

fn usage_line(command: &Command, path: &str) -> String {
    let mut line = path.to_owned();
    for arg in command.get_arguments().filter(|arg| arg.is_required_set() && !arg.is_positional()) {
        line.extend([" ", &arg.to_string()]);
    }
    line.push_str(" [选项]");
    for arg in command.get_positionals() {
        let names: String = arg.get_value_names().unwrap_or_default().iter().map(ToString::to_string).collect();
        let many = if arg.get_num_args().is_some_and(|range| range.max_values() > 1) { "…" } else { "" };
        let (open, close) = if arg.is_required_set() { (" <", ">") } else { (" [", "]") };
        line.extend([open, &names, close, many]);
    }
    if command.has_subcommands() {
        line.push_str(if command.is_subcommand_required_set() { " <命令>" } else { " [命令]" });
    }
    line
}

/// Answers what is not an order: prints help and version, or says what was typed wrongly.
pub(super) fn answer(error: &Error) -> Result<(), Failure> {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let colours = output::colours();
            let text = error.render();
            output::print_painted(&if colours { text.ansi().to_string() } else { text.to_string() })
        }
        _ => Err(misused(error)),
    }
}

/// What was typed wrongly, with a way on.
pub(super) fn misused(error: &Error) -> Failure {
    Failure::misused(said(error))
}

fn said(error: &Error) -> Said {
    let word = |kind| match error.get(kind) {
        Some(ContextValue::String(word)) => Some(word.clone()),
        Some(ContextValue::Strings(words)) => Some(words.join("、")),
        _ => None,
    };
    let argument = word(ContextKind::InvalidArg).unwrap_or_default();
    match error.kind() {
        ErrorKind::InvalidSubcommand => command_line::unknown_command(
            &word(ContextKind::InvalidSubcommand).unwrap_or_default(),
            &word(ContextKind::SuggestedSubcommand).unwrap_or_default(),
        ),
        ErrorKind::UnknownArgument => {
            command_line::unknown_argument(&argument, &word(ContextKind::SuggestedArg).unwrap_or_default())
        }
        ErrorKind::MissingRequiredArgument => command_line::missing_argument(&argument),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            command_line::missing_command()
        }
        ErrorKind::InvalidValue => match word(ContextKind::InvalidValue).filter(|value| !value.is_empty()) {
            Some(value) => {
                command_line::invalid_value(&argument, &value, &word(ContextKind::ValidValue).unwrap_or_default())
            }
            None => command_line::missing_value(&argument),
        },
        ErrorKind::ValueValidation => {
            let value = word(ContextKind::InvalidValue).unwrap_or_default();
            // Our own readers say what is wrong; those of clap speak English, so the argument is named instead.
            match error.source().map(ToString::to_string).filter(|said| !said.is_ascii()) {
                Some(what) => command_line::invalid_argument(&argument, &what),
                None => command_line::invalid_value(&argument, &value, ""),
            }
        }
        ErrorKind::ArgumentConflict => match (&argument, word(ContextKind::PriorArg)) {
            (argument, Some(prior)) if *argument != prior => command_line::conflicting(argument, &prior),
            _ => command_line::given_twice(&argument),
        },
        ErrorKind::InvalidUtf8 => command_line::argument_not_utf8(),
        _ => command_line::unclear_arguments(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::FromArgMatches as _;
    use std::ffi::OsString;

    #[test]
    fn the_command_tree_is_sound() {
        in_chinese().debug_assert();
    }

    /// Every command of the tree, hidden ones too, with the names that lead to it.
    fn each_command(command: &Command, path: &str, seen: &mut impl FnMut(&str, &Command)) {
        seen(path, command);
        for below in command.get_subcommands() {
            each_command(below, format!("{path} {}", below.get_name()).trim(), seen);
        }
    }

    fn han(text: &str) -> usize {
        text.chars().filter(|c| matches!(c, '\u{4e00}'..='\u{9fff}')).count()
    }

    /// A comment in the code that became a description is English; a description that was copied is another command's.
    #[test]
    fn every_help_page_is_chinese_and_its_own() {
        let mut abouts = std::collections::BTreeMap::new();
        let mut count = 0;
        each_command(&in_chinese(), "", &mut |path, command| {
            count += 1;
            let about = command.get_about().map(ToString::to_string).unwrap_or_default();
            assert!(han(&about) >= 2, "{path}: {about}");
            if let Some(other) = abouts.insert(about.clone(), path.to_owned()) {
                panic!("“{path}” says of itself what “{other}” does: {about}");
            }
            assert!(command.get_long_about().is_none_or(|long| long.to_string() == about), "{path} has a second text");
            for arg in command.get_arguments() {
                let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
                assert!(han(&help) >= 2, "{path} {}: {help}", arg.get_id());
                assert!(arg.get_long_help().is_none(), "{path} {} has a second text", arg.get_id());
                for name in arg.get_value_names().unwrap_or_default() {
                    let is_shown = arg.is_positional() || arg.get_action().takes_values();
                    assert!(!is_shown || han(name) > 0 || *name == "SHELL", "{path} {}: {name}", arg.get_id());
                }
            }
            let page = format!("{}{}", command.clone().render_help(), command.clone().render_long_help());
            let english =
                ["Usage", "Options", "Commands", "Arguments", "[OPTIONS]", "ossible", "default", "env:", "Print"];
            for word in english {
                assert!(!page.contains(word), "{path}: {word} in\n{page}");
            }
            // Four words of Latin letters behind each other are a sentence of somebody who speaks English.
            for line in page.lines().filter(|line| !line.contains("diaodu ")) {
                let words = line.split_whitespace().map(|word| word.trim_matches(['，', '。', '、', ',', '.']));
                let longest = words.fold((0, 0), |(run, longest): (usize, usize), word| {
                    let is_english = word.len() > 1 && word.chars().all(|c| c.is_ascii_lowercase());
                    let run = if is_english { run + 1 } else { 0 };
                    (run, longest.max(run))
                });
                assert!(longest.1 < 4, "{path}: {line}");
            }
        });
        assert!(count > 75, "{count} commands");
    }

    #[test]
    fn a_file_may_be_called_like_a_command() {
        let words = ["diaodu", "--db", "list", "units"].map(OsString::from);
        let matches = in_chinese().try_get_matches_from(&words).unwrap();
        assert_eq!(matches.subcommand_name(), Some("units"));
    }

    #[test]
    fn every_command_of_the_manual_is_one() {
        let manual = include_str!("../../docs/命令行.md");
        let mut shown = std::collections::BTreeSet::new();
        for line in manual.lines().filter_map(|line| line.strip_prefix("    diaodu ")) {
            let order = line.split(" # ").next().unwrap_or_default().split(['<', '>']).next().unwrap_or_default();
            let words = std::iter::once("diaodu").chain(order.split_whitespace().take_while(|word| *word != "#"));
            let words: Vec<OsString> = words.map(OsString::from).collect();
            let matches = match in_chinese().try_get_matches_from(&words) {
                Err(error) if error.kind() == ErrorKind::DisplayVersion => continue,
                matches => matches.unwrap_or_else(|error| panic!("{line}: {error}")),
            };
            Arguments::from_arg_matches(&matches).unwrap_or_else(|error| panic!("{line}: {error}"));
            shown.extend(matches.subcommand_name().map(str::to_owned));
        }
        for known in in_chinese().get_subcommands() {
            assert!(shown.contains(known.get_name()), "the manual does not show {}", known.get_name());
        }
    }
}
