//! One test binary; each file is a story that a secretary would understand.

mod catalogue_story;
mod counting_story;
mod desk_story;
mod fixture_story;
mod house_rules;
mod kill_story;
mod material_story;
mod mechanisms;
mod meeting_story;
mod minutes_life;
mod months_story;
mod one_screen_story;
mod papers_schema;
mod papers_story;
mod papers_valid;
mod papers_walk;
mod phrase_story;
mod plan_story;
mod recast_story;
mod register_story;
mod session_story;
mod steering_story;
mod support;
mod walk_story;
mod year_story;
